package io.supportcenter.activation.activation.store;

import io.supportcenter.kit.db.AdvisoryLocks;
import io.supportcenter.kit.values.AssetId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/**
 * A decision about an asset's activations holds the asset, known or not, so that a request and the
 * registration that it outran do not miss each other. Taken before activations, and held to the end
 * of the transaction.
 */
final class AssetLocks {

  private AssetLocks() {}

  static void lock(Connection tx, Collection<AssetId> assets) throws SQLException {
    AdvisoryLocks.alone(tx, "asset", assets.stream().map(AssetId::value).toList());
  }
}
