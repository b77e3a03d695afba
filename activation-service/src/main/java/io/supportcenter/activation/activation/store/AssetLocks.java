package io.supportcenter.activation.activation.store;

import io.supportcenter.kit.db.Column;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.values.AssetId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;

/**
 * A decision about an asset's activations holds the asset, known or not, so that a request and the
 * registration that it outran do not miss each other. Taken before activations, in the order of
 * their numbers, and held to the end of the transaction.
 */
final class AssetLocks {

  private static final String LOCK =
      """
      SELECT pg_advisory_xact_lock(number) FROM (
        SELECT DISTINCT hashtextextended(asset_id, 9173090) AS number
        FROM unnest(?::text[]) AS a (asset_id) ORDER BY number
      ) ordered
      """;

  private AssetLocks() {}

  static void lock(Connection tx, Collection<AssetId> assets) throws SQLException {
    SetSql.query(tx, LOCK, Set.copyOf(assets), _ -> true, Column.text(AssetId::value));
  }
}
