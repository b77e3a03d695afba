package io.supportcenter.reactivation.progress;

import static io.supportcenter.kit.db.Column.text;

import io.supportcenter.kit.db.SetSql;
import io.supportcenter.reactivation.account.UserId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** How many registered devices users have, by our copy of the asset store. */
final class RegisteredDevices {

  private static final String COUNT =
      """
      SELECT user_id, count(*) FROM asset_projection
      WHERE user_id = ANY (?) AND kind = 'DEVICE' AND status = 'REGISTERED' GROUP BY user_id
      """;

  private final Map<UserId, Long> counts = new HashMap<>();

  private RegisteredDevices() {}

  static RegisteredDevices of(Connection tx, Collection<UserId> users) throws SQLException {
    RegisteredDevices devices = new RegisteredDevices();
    SetSql.query(
            tx,
            COUNT,
            users,
            row -> Map.entry(new UserId(row.getString(1)), row.getLong(2)),
            text(UserId::value))
        .forEach(count -> devices.counts.put(count.getKey(), count.getValue()));
    return devices;
  }

  long count(UserId user) {
    return counts.getOrDefault(user, 0L);
  }
}
