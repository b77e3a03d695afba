package io.supportcenter.kit.partner;

import io.supportcenter.kit.db.AdvisoryLocks;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The lock of a directory: {@link PartnerEntries} holds it alone while it changes an entry. A
 * transaction that decides by which partners there are holds it shared, so that nothing starts to
 * wait for a partner that has just been added.
 */
public final class DirectoryLock {

  private static final String KIND = "directory";

  private DirectoryLock() {}

  /**
   * Until the end of the transaction.
   *
   * @param partner what the directory lists, as given to {@link PartnerEntries}
   */
  public static void shared(Connection tx, String partner) throws SQLException {
    AdvisoryLocks.shared(tx, KIND, List.of(partner));
  }

  static void alone(Connection tx, String partner) throws SQLException {
    AdvisoryLocks.alone(tx, KIND, List.of(partner));
  }
}
