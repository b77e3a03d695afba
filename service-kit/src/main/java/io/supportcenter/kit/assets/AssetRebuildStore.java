package io.supportcenter.kit.assets;

import io.supportcenter.kit.db.Column;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** SQL of rebuilds. */
final class AssetRebuildStore {

  /** Ids shown of each finding. */
  private static final int SHOWN = 20;

  private static final Column<String> ID = Column.text(id -> id);

  private static final String LOCK_ID = "hashtext(current_schema() || '.asset-rebuild')";

  private static final String COLUMNS =
      """
      SELECT id, state, swap, records, started_at, ended_at, fault,
        equal, missing, surplus, different, parked, missing_ids, surplus_ids, different_ids
      FROM asset_rebuild WHERE id = ?
      """;

  /** Only the run that is under way may write: one whose lock was lost changes nothing more. */
  private static final String PROGRESS =
      "UPDATE asset_rebuild SET records = records + ? WHERE id = ? AND state = 'READING'";

  private static final String END =
      """
      UPDATE asset_rebuild SET state = ?, ended_at = now(), equal = ?, missing = ?, surplus = ?, different = ?,
        parked = ?, missing_ids = ?, surplus_ids = ?, different_ids = ?
      WHERE id = ?
      """;

  private static final String FAIL =
      """
      UPDATE asset_rebuild SET state = 'FAILED', ended_at = now(), fault = ?
      WHERE id = ? AND state = 'READING'
      """;

  private static final String COUNT =
      "SELECT finding, count(*) FROM asset_projection_compared GROUP BY finding";

  private static final String FIRST =
      """
      SELECT finding, asset_id
      FROM (SELECT finding, asset_id, row_number() OVER (PARTITION BY finding ORDER BY asset_id) AS place
            FROM asset_projection_compared WHERE finding IN ('MISSING', 'SURPLUS', 'DIFFERENT')) f
      WHERE place <= ? ORDER BY finding, place
      """;

  private static final String REMOVE_SURPLUS =
      """
      DELETE FROM asset_projection p USING asset_projection_compared c
      WHERE p.asset_id = c.asset_id AND c.finding = 'SURPLUS'
      """;

  private static final String REMOVE_DIFFERENT =
      """
      DELETE FROM asset_projection p USING asset_projection_compared c
      WHERE p.asset_id = c.asset_id AND c.finding = 'DIFFERENT'
      """;

  /** Those that were different are missing by now. */
  private static final String ADD_MISSING =
      """
      INSERT INTO asset_projection
      SELECT r.* FROM asset_projection_rebuilt r JOIN asset_projection_compared c USING (asset_id)
      WHERE c.finding = 'MISSING'
      """;

  private AssetRebuildStore() {}

  private enum Finding {
    EQUAL,
    MISSING,
    SURPLUS,
    DIFFERENT,
    PARKED
  }

  /** Held until the connection ends. */
  static boolean tryLock(Connection session) throws SQLException {
    return isTrue(session, "SELECT pg_try_advisory_lock(" + LOCK_ID + ")");
  }

  /** What a process that died has left behind is marked and cleared. */
  static void abandonDead(Connection tx) throws SQLException {
    if (isTrue(tx, "SELECT pg_try_advisory_xact_lock(" + LOCK_ID + ")")
        && execute(
                tx,
                "UPDATE asset_rebuild SET state = 'INTERRUPTED', ended_at = now() WHERE state = 'READING'")
            > 0) {
      clear(tx);
    }
  }

  static void begin(Connection tx, UUID id, boolean swap) throws SQLException {
    clear(tx);
    execute(tx, "DELETE FROM asset_rebuild");
    try (PreparedStatement statement =
        tx.prepareStatement("INSERT INTO asset_rebuild (id, state, swap) VALUES (?, ?, ?)")) {
      statement.setObject(1, id);
      statement.setString(2, AssetRebuildState.READING.name());
      statement.setBoolean(3, swap);
      statement.executeUpdate();
    }
  }

  static Optional<AssetRebuild> find(Connection tx, UUID id) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(COLUMNS)) {
      statement.setObject(1, id);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(rebuild(row)) : Optional.empty();
      }
    }
  }

  /**
   * @return false when this run is no longer the one under way
   */
  static boolean progress(Connection tx, UUID id, int records) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(PROGRESS)) {
      statement.setLong(1, records);
      statement.setObject(2, id);
      return statement.executeUpdate() == 1;
    }
  }

  static void end(Connection tx, UUID id, AssetRebuildState state, AssetRebuildComparison found)
      throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(END)) {
      statement.setString(1, state.name());
      statement.setLong(2, found.equal());
      statement.setLong(3, found.missing());
      statement.setLong(4, found.surplus());
      statement.setLong(5, found.different());
      statement.setLong(6, found.parked());
      statement.setArray(7, ID.of(tx, found.missingIds()));
      statement.setArray(8, ID.of(tx, found.surplusIds()));
      statement.setArray(9, ID.of(tx, found.differentIds()));
      statement.setObject(10, id);
      statement.executeUpdate();
    }
  }

  static void fail(Connection tx, UUID id, String fault) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(FAIL)) {
      statement.setString(1, fault);
      statement.setObject(2, id);
      if (statement.executeUpdate() == 1) {
        clear(tx);
      }
    }
  }

  static AssetRebuildComparison compare(Connection tx) throws SQLException {
    Map<Finding, Long> counts = new EnumMap<>(Finding.class);
    try (PreparedStatement statement = tx.prepareStatement(COUNT);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        counts.put(Finding.valueOf(rows.getString(1)), rows.getLong(2));
      }
    }
    Map<Finding, List<String>> first = first(tx);
    return new AssetRebuildComparison(
        counts.getOrDefault(Finding.EQUAL, 0L),
        counts.getOrDefault(Finding.MISSING, 0L),
        counts.getOrDefault(Finding.SURPLUS, 0L),
        counts.getOrDefault(Finding.DIFFERENT, 0L),
        counts.getOrDefault(Finding.PARKED, 0L),
        first.getOrDefault(Finding.MISSING, List.of()),
        first.getOrDefault(Finding.SURPLUS, List.of()),
        first.getOrDefault(Finding.DIFFERENT, List.of()));
  }

  private static Map<Finding, List<String>> first(Connection tx) throws SQLException {
    Map<Finding, List<String>> first = new EnumMap<>(Finding.class);
    try (PreparedStatement statement = tx.prepareStatement(FIRST)) {
      statement.setInt(1, SHOWN);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          first
              .computeIfAbsent(Finding.valueOf(rows.getString(1)), _ -> new ArrayList<>())
              .add(rows.getString(2));
        }
      }
    }
    return first;
  }

  /** Writes only what differs: readers see the old projection or the new one, and wait for none. */
  static void swap(Connection tx) throws SQLException {
    execute(tx, REMOVE_SURPLUS);
    execute(tx, REMOVE_DIFFERENT);
    execute(tx, ADD_MISSING);
  }

  static void clear(Connection tx) throws SQLException {
    execute(tx, "TRUNCATE asset_projection_rebuilt");
  }

  private static AssetRebuild rebuild(ResultSet row) throws SQLException {
    return new AssetRebuild(
        row.getObject(1, UUID.class),
        AssetRebuildState.valueOf(row.getString(2)),
        row.getBoolean(3),
        row.getLong(4),
        instant(row, 5),
        instant(row, 6),
        row.getObject(8) == null
            ? null
            : new AssetRebuildComparison(
                row.getLong(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                row.getLong(12),
                texts(row, 13),
                texts(row, 14),
                texts(row, 15)),
        row.getString(7));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static List<String> texts(ResultSet row, int column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  private static boolean isTrue(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private static int execute(Connection tx, String sql) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(sql)) {
      return statement.executeUpdate();
    }
  }
}
