package io.supportcenter.kit.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The relay's end of the outbox, on a connection of its own in auto-commit mode. */
final class OutboxQueue {

  /** Dead letters can be as large as a topic takes, and all rows of a batch are in memory. */
  private static final int BATCH_BYTES_MAX = 8 << 20;

  private static final String OLDEST =
      """
      SELECT id, event_id, topic, record_key, value, headers
      FROM (
        SELECT *, sum(size) OVER (ORDER BY id ROWS UNBOUNDED PRECEDING) - size AS before
        FROM (SELECT *, coalesce(octet_length(value), 0) AS size FROM outbox ORDER BY id LIMIT ?) AS oldest
      ) AS summed
      WHERE before < ? ORDER BY id
      """;

  private final Connection connection;

  OutboxQueue(Connection connection) {
    this.connection = connection;
  }

  /** True when no other instance relays this service's outbox. Held until the connection ends. */
  boolean tryLock() throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT pg_try_advisory_lock(hashtext(current_schema() || '.outbox-relay'))");
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getBoolean(1);
    }
  }

  /**
   * The oldest rows, fewer when they are large. By number: the order of ids is the order of commits
   * per aggregate.
   */
  List<OutboxRow> oldest(int limit) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(OLDEST)) {
      statement.setInt(1, limit);
      statement.setInt(2, BATCH_BYTES_MAX);
      try (ResultSet rows = statement.executeQuery()) {
        List<OutboxRow> found = new ArrayList<>();
        while (rows.next()) {
          found.add(
              new OutboxRow(
                  rows.getLong(1),
                  rows.getObject(2, UUID.class),
                  rows.getString(3),
                  rows.getBytes(4),
                  rows.getBytes(5),
                  rows.getBytes(6)));
        }
        return found;
      }
    }
  }

  void delete(Collection<OutboxRow> published) throws SQLException {
    delete(
        "DELETE FROM outbox WHERE id = ANY (?)",
        "bigint",
        published.stream().map(OutboxRow::id).toArray());
  }

  void deleteEvents(Collection<UUID> published) throws SQLException {
    delete("DELETE FROM outbox WHERE event_id = ANY (?)", "uuid", published.toArray());
  }

  private void delete(String sql, String type, Object[] ids) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, connection.createArrayOf(type, ids));
      statement.executeUpdate();
    }
  }
}
