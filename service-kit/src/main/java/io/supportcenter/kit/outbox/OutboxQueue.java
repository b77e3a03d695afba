package io.supportcenter.kit.outbox;

import io.supportcenter.kit.db.Column;
import io.supportcenter.kit.db.Lease;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.values.Vault;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The relay's end of the outbox, on a connection of its own in auto-commit mode. */
final class OutboxQueue {

  /** Dead letters can be as large as a topic takes, and all rows of a batch are in memory. */
  private static final int BATCH_BYTES_MAX = 8 << 20;

  private static final String OLDEST =
      """
      SELECT id, created_at, event_id, topic, record_key, value, type, headers, sealed,
        EXISTS (SELECT FROM outbox_quarantine q WHERE q.topic = summed.topic AND q.record_key = summed.record_key)
      FROM (
        SELECT *, sum(size) OVER (ORDER BY id ROWS UNBOUNDED PRECEDING) - size AS before
        FROM (
          SELECT *, coalesce(octet_length(value), 0) + coalesce(octet_length(record_key), 0)
            + coalesce(octet_length(headers), 0) AS size
          FROM outbox WHERE id > (SELECT id FROM outbox_floor) ORDER BY id LIMIT ?
        ) AS oldest
      ) AS summed
      WHERE before < ? ORDER BY id
      """;

  /** What a look may walk over, some milliseconds. */
  private static final int RAISE_FLOOR_EVERY = 20_000;

  private final Connection connection;
  private final Lease lease;
  private final Vault vault;
  private final OutboxFloor floor;

  /**
   * A row with its place in the order, and when its transaction began.
   *
   * @param row as it is published, unless it does not open
   * @param behind whether an earlier row of its topic and key is in quarantine
   */
  record Queued(long id, Instant createdAt, OutboxRow row, boolean behind) {}

  OutboxQueue(Connection connection, Lease lease, Vault vault) {
    this(connection, lease, vault, RAISE_FLOOR_EVERY);
  }

  OutboxQueue(Connection connection, Lease lease, Vault vault, int raiseFloorEvery) {
    this.connection = connection;
    this.lease = lease;
    this.vault = vault;
    this.floor = new OutboxFloor(connection, raiseFloorEvery);
  }

  /** Whether this instance is the one that relays the service's outbox. */
  boolean takeLease() throws SQLException {
    return lease.take(connection);
  }

  /** Whether it still is; renews the lease from time to time. */
  boolean keepLease() throws SQLException {
    return lease.keep(connection);
  }

  void releaseLease() throws SQLException {
    lease.release(connection);
  }

  LastOutcome lastOutcome() {
    return new LastOutcome(connection, lease);
  }

  /** This database's identity. */
  UUID database() throws SQLException {
    return Sql.one(
            connection, "SELECT id FROM database_identity", row -> row.getObject(1, UUID.class))
        .orElseThrow();
  }

  /**
   * The oldest rows, fewer when they are large. By number: the order of ids is the order of commits
   * per aggregate.
   */
  List<Queued> oldest(int limit) throws SQLException {
    boolean decided = floor.isDecided();
    List<Queued> rows = Sql.query(connection, OLDEST, this::queued, limit, BATCH_BYTES_MAX);
    if (decided) {
      floor.raise(rows.isEmpty() ? Long.MAX_VALUE : rows.getFirst().id());
    }
    return rows;
  }

  private Queued queued(ResultSet row) throws SQLException {
    return new Queued(
        row.getLong(1),
        row.getTimestamp(2).toInstant(),
        opened(
            new OutboxRow(
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getBytes(5),
                row.getBytes(6),
                row.getString(7),
                row.getBytes(8),
                row.getBoolean(9))),
        row.getBoolean(10));
  }

  /** As it is when it does not open: see {@link RelaySession#relay}. */
  private OutboxRow opened(OutboxRow row) {
    try {
      return OutboxSeal.open(vault, row);
    } catch (IllegalArgumentException _) {
      return row;
    }
  }

  void delete(Collection<Queued> published) throws SQLException {
    SetSql.update(
        connection, "DELETE FROM outbox WHERE id = ANY (?)", published, Column.bigint(Queued::id));
    floor.published(published.stream().mapToLong(Queued::id).max().orElse(0), published.size());
  }

  /** Those that the bookmark names, when a session begins. */
  void deleteEvents(Collection<UUID> published) throws SQLException {
    floor.check();
    // By the index from the floor on: the table may be full of rows that a snapshot keeps.
    Sql.update(connection, "SET enable_seqscan = off");
    SetSql.update(
        connection,
        "DELETE FROM outbox WHERE event_id = ANY (?) AND id > (SELECT id FROM outbox_floor)",
        published,
        Column.uuid(id -> id));
  }

  /** Takes rows out of the way that Kafka does not take. */
  void quarantine(Map<Queued, QuarantineReason> refused) throws SQLException {
    Quarantine.add(connection, refused);
  }

  /** Takes rows out of the way whose topic and key are still in quarantine. */
  void quarantineBehind(Collection<Queued> behind) throws SQLException {
    connection.setAutoCommit(false);
    try {
      Quarantine.addBehind(connection, behind);
      connection.commit();
    } finally {
      // Rolls back what was not committed, and so gives the lock back.
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }
}
