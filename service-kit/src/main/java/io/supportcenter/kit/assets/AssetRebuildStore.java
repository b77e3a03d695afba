package io.supportcenter.kit.assets;

import io.supportcenter.kit.assets.AssetRebuild.AssetRebuildComparison;
import io.supportcenter.kit.db.Lease;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.json.DomainJson;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** SQL of rebuilds. */
final class AssetRebuildStore {

  private static final String BEGIN_TABLE =
      """
      INSERT INTO asset_projection_rebuilt (asset_id, version, user_id, kind, status, serial_confirmed)
      VALUES ('(rebuild)', 0, ?, '', '', false)
      """;

  private static final String WHOLE =
      "SELECT FROM asset_projection_rebuilt WHERE asset_id = '(rebuild)' AND user_id = ?";

  private static final String UNDER_WAY =
      "SELECT report FROM asset_rebuild WHERE report ->> 'state' = 'READING'";

  /** Only the run that is under way may write: one that lost its lease changes nothing more. */
  private static final String SAVE =
      """
      UPDATE asset_rebuild SET report = ?::jsonb WHERE id = ? AND report ->> 'state' = 'READING'
      """;

  private static final String COMPARE =
      """
      CREATE TEMP TABLE asset_finding ON COMMIT DROP AS
      SELECT asset_id, finding FROM asset_projection_compared WHERE finding <> 'EQUAL'
      """;

  private static final String COMPARISON =
      """
      SELECT json_build_object(
        'equal', (SELECT count(*) FROM asset_projection_rebuilt r
                  WHERE r.asset_id <> '(rebuild)'
                    AND NOT EXISTS (SELECT FROM asset_finding f WHERE f.asset_id = r.asset_id)),
        'missing', count(*) FILTER (WHERE finding = 'MISSING'),
        'surplus', count(*) FILTER (WHERE finding = 'SURPLUS'),
        'different', count(*) FILTER (WHERE finding = 'DIFFERENT'),
        'parked', count(*) FILTER (WHERE finding = 'PARKED'),
        'missingIds', ARRAY(SELECT asset_id FROM asset_finding WHERE finding = 'MISSING' ORDER BY 1 LIMIT 20),
        'surplusIds', ARRAY(SELECT asset_id FROM asset_finding WHERE finding = 'SURPLUS' ORDER BY 1 LIMIT 20),
        'differentIds', ARRAY(SELECT asset_id FROM asset_finding WHERE finding = 'DIFFERENT' ORDER BY 1 LIMIT 20))
      FROM asset_finding
      """;

  private static final String REMOVE_WRONG =
      """
      DELETE FROM asset_projection p USING asset_finding f
      WHERE p.asset_id = f.asset_id AND f.finding IN ('SURPLUS', 'DIFFERENT')
      """;

  private static final String ADD_RIGHT =
      """
      INSERT INTO asset_projection
      SELECT r.* FROM asset_projection_rebuilt r JOIN asset_finding f USING (asset_id)
      WHERE f.finding IN ('MISSING', 'DIFFERENT')
      """;

  private AssetRebuildStore() {}

  /** Of the service: held by the process that rebuilds. */
  static Lease lease() {
    return new Lease("asset-rebuild");
  }

  /** Marks a rebuild whose process died, and removes what it has read. */
  static boolean abandonDead(Connection tx) throws SQLException {
    Optional<AssetRebuild> underWay = Sql.one(tx, UNDER_WAY, AssetRebuildStore::report);
    Lease lease = lease();
    if (underWay.isEmpty() || !lease.take(tx)) {
      return false;
    }
    boolean wasUnderWay = end(tx, underWay.get().interrupted());
    lease.release(tx);
    return wasUnderWay;
  }

  /** The row first, then the table, as a run does that ends. */
  static void begin(Connection tx, AssetRebuild begun) throws SQLException {
    Sql.update(tx, "DELETE FROM asset_rebuild");
    Sql.update(
        tx,
        "INSERT INTO asset_rebuild (id, report) VALUES (?, ?::jsonb)",
        begun.id(),
        DomainJson.write(begun));
    clear(tx);
    Sql.update(tx, BEGIN_TABLE, begun.id().toString());
  }

  /** Whether what was read is still there: a crash of the database empties the table. */
  static boolean isWhole(Connection tx, AssetRebuild rebuild) throws SQLException {
    return Sql.exists(tx, WHOLE, rebuild.id().toString());
  }

  static Optional<AssetRebuild> find(Connection tx, UUID id) throws SQLException {
    return Sql.one(
        tx, "SELECT report FROM asset_rebuild WHERE id = ?", AssetRebuildStore::report, id);
  }

  /**
   * @return false when this rebuild is no longer the one under way
   */
  static boolean save(Connection tx, AssetRebuild rebuild) throws SQLException {
    return Sql.update(tx, SAVE, DomainJson.write(rebuild), rebuild.id()) == 1;
  }

  /** Does nothing when it has ended already. */
  static boolean end(Connection tx, AssetRebuild ended) throws SQLException {
    boolean wasUnderWay = save(tx, ended);
    if (wasUnderWay) {
      clear(tx);
    }
    return wasUnderWay;
  }

  /** Once in a transaction. */
  static AssetRebuildComparison compare(Connection tx) throws SQLException {
    Sql.update(tx, COMPARE);
    return Sql.one(
            tx, COMPARISON, row -> DomainJson.read(row.getString(1), AssetRebuildComparison.class))
        .orElseThrow();
  }

  /** Writes what {@link #compare} found: readers see the old state or the new one. */
  static void swap(Connection tx) throws SQLException {
    Sql.update(tx, REMOVE_WRONG);
    Sql.update(tx, ADD_RIGHT);
  }

  private static void clear(Connection tx) throws SQLException {
    Sql.update(tx, "TRUNCATE asset_projection_rebuilt");
  }

  private static AssetRebuild report(ResultSet row) throws SQLException {
    return DomainJson.read(row.getString("report"), AssetRebuild.class);
  }
}
