package io.supportcenter.kit.partner;

import io.supportcenter.kit.db.Sql;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The lock of a directory: {@link PartnerEntries} holds it alone while it changes an entry. A
 * transaction that decides by which partners there are holds it shared, so that nothing starts to
 * wait for a partner that has just been added.
 */
public final class DirectoryLock {

  private static final String KEY = "(hashtext(current_schema() || '.' || ?), 0)";

  /** For a native query: its only parameter is the directory's name. */
  static final String ALONE = "SELECT 1 FROM pg_advisory_xact_lock" + KEY;

  private static final String SHARED = "SELECT 1 FROM pg_advisory_xact_lock_shared" + KEY;

  private DirectoryLock() {}

  /**
   * Until the end of the transaction.
   *
   * @param partner what the directory lists, as given to {@link PartnerEntries}
   */
  public static void shared(Connection tx, String partner) throws SQLException {
    Sql.exists(tx, SHARED, name(partner));
  }

  static String name(String partner) {
    return partner + "-directory";
  }
}
