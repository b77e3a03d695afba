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

  private static final String GET_ALLOWED = "SELECT get_allowed FROM gateway WHERE id = ?";

  private GatewayStore() {}

  /** Whether a gateway may put texts into the address. */
  public static boolean isGetAllowed(Connection tx, String id) throws SQLException {
    return Sql.one(tx, GET_ALLOWED, row -> row.getBoolean(1), id).orElse(false);
  }

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
