package io.supportcenter.activation.provider.store;

import io.supportcenter.activation.provider.ErrorCodes;
import io.supportcenter.kit.db.Column;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.json.DomainJson;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** What activations use from the directory of providers. */
public final class ProviderStore {

  private ProviderStore() {}

  /** Those of these providers that the directory has; they stay to the end of the transaction. */
  public static Set<String> known(Connection tx, Collection<String> ids) throws SQLException {
    return Set.copyOf(
        SetSql.query(
            tx,
            "SELECT id FROM provider WHERE id = ANY (?) ORDER BY id FOR KEY SHARE",
            Set.copyOf(ids),
            row -> row.getString(1),
            Column.text(id -> id)));
  }

  /** What a provider's error codes mean. */
  public static ErrorCodes codes(Connection tx, String provider) throws SQLException {
    return Sql.one(tx, "SELECT codes FROM provider WHERE id = ?", row -> row.getString(1), provider)
        .map(json -> DomainJson.read(json, ErrorCodes.class))
        .orElseGet(() -> new ErrorCodes(Map.of()));
  }

  /** How many activations of a provider have not ended. */
  public static long live(Connection tx, String provider) throws SQLException {
    return Sql.one(
            tx,
            "SELECT count(*) FROM activation WHERE provider_id = ? AND is_live",
            row -> row.getLong(1),
            provider)
        .orElseThrow();
  }
}
