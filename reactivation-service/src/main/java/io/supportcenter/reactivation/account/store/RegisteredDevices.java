package io.supportcenter.reactivation.account.store;

import static io.supportcenter.kit.db.Column.text;

import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.values.UserId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;

/** How many registered devices users have, by our copy of the asset store. */
public final class RegisteredDevices {

  private static final String COUNT =
      """
      SELECT user_id, count(*) FROM asset_projection
      WHERE user_id = ANY (?) AND kind = 'DEVICE' AND status = 'REGISTERED' GROUP BY user_id
      """;

  private RegisteredDevices() {}

  /** Of these users; one without a device is left out. */
  public static Map<UserId, Long> count(Connection tx, Collection<UserId> users)
      throws SQLException {
    return SetSql.map(
        tx,
        COUNT,
        users,
        row -> Map.entry(new UserId(row.getString(1)), row.getLong(2)),
        text(UserId::value));
  }
}
