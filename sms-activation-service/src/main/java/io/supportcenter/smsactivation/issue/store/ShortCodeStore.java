package io.supportcenter.smsactivation.issue.store;

import io.supportcenter.kit.db.Sql;
import io.supportcenter.smsactivation.sms.ShortCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The short codes that are ours: cards have them. */
public final class ShortCodeStore {

  private static final String ADD =
      "INSERT INTO short_code (digits) VALUES (?) ON CONFLICT DO NOTHING";

  private static final String ALL = "SELECT digits FROM short_code ORDER BY digits";

  private ShortCodeStore() {}

  static void add(Connection tx, ShortCode code) throws SQLException {
    Sql.update(tx, ADD, code.digits());
  }

  /** There are few. */
  public static List<ShortCode> all(Connection tx) throws SQLException {
    return Sql.query(tx, ALL, row -> new ShortCode(row.getString(1)));
  }
}
