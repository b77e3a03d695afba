package io.supportcenter.kit.assets;

import io.supportcenter.kit.assets.ProjectedAsset.AssetKind;
import io.supportcenter.kit.db.Column;
import io.supportcenter.kit.db.SetSql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** SQL of the asset projection, and of one that is being made again beside it. */
final class AssetProjectionStore {

  private static final String UPSERT =
      """
      INSERT INTO %s AS p
        (asset_id, version, user_id, kind, status, manufacturer, model, serial_number, serial_confirmed)
      SELECT * FROM unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bool[])
        AS n (asset_id, version, user_id, kind, status, manufacturer, model, serial_number, serial_confirmed)
      WHERE NOT EXISTS (SELECT FROM erased_user WHERE user_hash = sha256(convert_to(n.user_id, 'UTF8')))
      ON CONFLICT (asset_id) DO UPDATE SET
        version = excluded.version, user_id = excluded.user_id, kind = excluded.kind, status = excluded.status,
        manufacturer = excluded.manufacturer, model = excluded.model, serial_number = excluded.serial_number,
        serial_confirmed = excluded.serial_confirmed
      WHERE p.version < excluded.version
      RETURNING asset_id
      """;

  private static final String FIND =
      """
      SELECT asset_id, version, user_id, kind, status, manufacturer, model, serial_number, serial_confirmed
      FROM %s WHERE asset_id = ANY (?)
      """;

  private static final String ERASE = "DELETE FROM %s WHERE asset_id = ANY (?)";

  static final AssetProjectionStore LIVE = new AssetProjectionStore("asset_projection");
  static final AssetProjectionStore REBUILT = new AssetProjectionStore("asset_projection_rebuilt");

  private final String upsert;
  private final String erase;
  private final String find;

  private AssetProjectionStore(String table) {
    this.upsert = UPSERT.formatted(table);
    this.erase = ERASE.formatted(table);
    this.find = FIND.formatted(table);
  }

  /**
   * The newest states of assets; none for one that was erased. What an erased user had is not
   * stored.
   *
   * @return ids of those that were erased, new or newer
   */
  Set<String> store(Connection tx, Map<String, Optional<ProjectedAsset>> states)
      throws SQLException {
    List<ProjectedAsset> stored = new ArrayList<>();
    List<String> erased = new ArrayList<>();
    states.forEach((id, asset) -> asset.ifPresentOrElse(stored::add, () -> erased.add(id)));
    SetSql.update(tx, erase, erased, Column.text(id -> id));
    Set<String> changed = new HashSet<>(erased);
    changed.addAll(
        SetSql.query(
            tx,
            upsert,
            stored,
            row -> row.getString(1),
            Column.text(ProjectedAsset::assetId),
            Column.bigint(ProjectedAsset::version),
            Column.text(ProjectedAsset::userId),
            Column.text(a -> a.kind().name()),
            Column.text(ProjectedAsset::status),
            Column.text(ProjectedAsset::manufacturer),
            Column.text(ProjectedAsset::model),
            Column.text(ProjectedAsset::serialNumber),
            Column.bool(ProjectedAsset::serialConfirmed)));
    return changed;
  }

  List<ProjectedAsset> find(Connection tx, List<String> assetIds) throws SQLException {
    return SetSql.query(tx, find, assetIds, AssetProjectionStore::asset, Column.text(id -> id));
  }

  private static ProjectedAsset asset(ResultSet row) throws SQLException {
    return new ProjectedAsset(
        row.getString(1),
        row.getLong(2),
        row.getString(3),
        AssetKind.valueOf(row.getString(4)),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getBoolean(9));
  }
}
