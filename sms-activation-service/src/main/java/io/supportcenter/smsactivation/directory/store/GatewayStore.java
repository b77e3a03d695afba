package io.supportcenter.smsactivation.directory.store;

import io.supportcenter.kit.db.Sql;
import io.supportcenter.smsactivation.directory.Gateway;
import io.supportcenter.smsactivation.directory.SenderForm;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The directory of gateways, for transactions that handle SMS. */
public final class GatewayStore {

  private static final String ALL =
      "SELECT id, region, senders, base_url IS NOT NULL AS takes_replies FROM gateway";

  private GatewayStore() {}

  /** By id; there are few. */
  public static Map<String, Gateway> all(Connection tx) throws SQLException {
    return Sql.query(
            tx,
            ALL,
            row ->
                new Gateway(
                    row.getString("id"),
                    row.getString("region"),
                    SenderForm.valueOf(row.getString("senders")),
                    row.getBoolean("takes_replies")))
        .stream()
        .collect(Collectors.toMap(Gateway::id, Function.identity()));
  }
}
