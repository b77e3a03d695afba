package io.supportcenter.kit.outbox;

import io.supportcenter.kit.db.Column;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.db.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The relay's end of the outbox, on a connection of its own in auto-commit mode. */
final class OutboxQueue {

  /** Dead letters can be as large as a topic takes, and all rows of a batch are in memory. */
  private static final int BATCH_BYTES_MAX = 8 << 20;

  private static final String OLDEST =
      """
      SELECT id, created_at, event_id, topic, record_key, value, type, headers
      FROM (
        SELECT *, sum(size) OVER (ORDER BY id ROWS UNBOUNDED PRECEDING) - size AS before
        FROM (SELECT *, coalesce(octet_length(value), 0) AS size FROM outbox ORDER BY id LIMIT ?) AS oldest
      ) AS summed
      WHERE before < ? ORDER BY id
      """;

  private final Connection connection;

  /** A row with its place in the order, and when its transaction began. */
  record Queued(long id, Instant createdAt, OutboxRow row) {}

  OutboxQueue(Connection connection) {
    this.connection = connection;
  }

  /** True when no other instance relays this service's outbox. Held until the connection ends. */
  boolean tryLock() throws SQLException {
    return Sql.exists(
        connection,
        "SELECT WHERE pg_try_advisory_lock(hashtext(current_schema() || '.outbox-relay'))");
  }

  /**
   * The oldest rows, fewer when they are large. By number: the order of ids is the order of commits
   * per aggregate.
   */
  List<Queued> oldest(int limit) throws SQLException {
    return Sql.query(connection, OLDEST, OutboxQueue::queued, limit, BATCH_BYTES_MAX);
  }

  private static Queued queued(ResultSet row) throws SQLException {
    return new Queued(
        row.getLong(1),
        row.getTimestamp(2).toInstant(),
        new OutboxRow(
            row.getObject(3, UUID.class),
            row.getString(4),
            row.getBytes(5),
            row.getBytes(6),
            row.getString(7),
            row.getBytes(8)));
  }

  void delete(Collection<Queued> published) throws SQLException {
    SetSql.update(
        connection, "DELETE FROM outbox WHERE id = ANY (?)", published, Column.bigint(Queued::id));
  }

  void deleteEvents(Collection<UUID> published) throws SQLException {
    SetSql.update(
        connection,
        "DELETE FROM outbox WHERE event_id = ANY (?)",
        published,
        Column.uuid(id -> id));
  }
}
