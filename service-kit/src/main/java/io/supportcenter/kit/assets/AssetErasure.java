package io.supportcenter.kit.assets;

import io.quarkus.arc.properties.IfBuildProperty;
import io.supportcenter.kit.erasure.Erased;
import io.supportcenter.kit.erasure.ErasedUser;
import io.supportcenter.kit.erasure.Erasure;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;

/** The copy of the asset store, and one that is being made. */
@Singleton
@IfBuildProperty(name = "support-center.asset-projection", stringValue = "true")
class AssetErasure implements Erasure {

  @Override
  public Erased erase(Connection tx, ErasedUser user) throws SQLException {
    return Erasure.delete(tx, "asset_projection", "user_id = ?", user.id())
        .plus(Erasure.delete(tx, "asset_projection_rebuilt", "user_id = ?", user.id()));
  }

  /** Others may look up what the user had. */
  @Override
  public boolean isLast() {
    return true;
  }
}
