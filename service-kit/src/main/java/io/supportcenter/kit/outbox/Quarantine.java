package io.supportcenter.kit.outbox;

import io.supportcenter.kit.db.Column;
import io.supportcenter.kit.db.Rows;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.outbox.OutboxQueue.Queued;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Rows of the outbox that Kafka refused, and those that wait behind them. */
final class Quarantine {

  private static final String MOVE =
      """
      INSERT INTO outbox_quarantine
        (id, event_id, topic, record_key, value, type, headers, created_at, sealed, reason)
      """;

  private static final String ADD =
      """
      WITH refused AS (SELECT * FROM unnest(?::bigint[], ?::text[]) AS r (id, reason)),
        moved AS (DELETE FROM outbox o USING refused r WHERE o.id = r.id RETURNING o.*, r.reason)
      """
          + MOVE
          + """
          SELECT id, event_id, topic, record_key, value, type, headers, created_at, sealed, reason FROM moved
          """;

  private static final String ADD_BEHIND =
      """
      WITH moved AS (
        DELETE FROM outbox o WHERE o.id = ANY (?)
          AND EXISTS (SELECT FROM outbox_quarantine q WHERE q.topic = o.topic AND q.record_key = o.record_key)
        RETURNING o.*
      )
      """
          + MOVE
          + """
          SELECT id, event_id, topic, record_key, value, type, headers, created_at, sealed,
            'BEHIND_QUARANTINED'
          FROM moved
          """;

  /** Between a look at which keys are in quarantine and the end of the transaction, none leaves. */
  private static final String ALONE = "LOCK TABLE outbox_quarantine IN SHARE ROW EXCLUSIVE MODE";

  private static final String LIST =
      """
      SELECT id, event_id, topic, CASE WHEN NOT sealed THEN record_key END AS record_key, type, reason, created_at,
        quarantined_at
      FROM outbox_quarantine WHERE id > ? ORDER BY id LIMIT ?
      """;

  private static final String PUT_BACK =
      """
      WITH chosen AS (SELECT id, topic, record_key FROM outbox_quarantine WHERE id = ?),
        moved AS (
          DELETE FROM outbox_quarantine q USING chosen c
          WHERE q.id = c.id OR q.topic = c.topic AND q.record_key = c.record_key
          RETURNING q.*
        )
      INSERT INTO outbox (id, event_id, topic, record_key, value, type, headers, created_at, sealed)
      SELECT id, event_id, topic, record_key, value, type, headers, created_at, sealed FROM moved
      """;

  private Quarantine() {}

  /**
   * A row as operators see it.
   *
   * @param id its place in the outbox's order
   * @param key absent when it is sealed
   * @param type of the event; absent for a dead letter
   */
  record Entry(
      long id,
      UUID eventId,
      String topic,
      byte[] key,
      String type,
      QuarantineReason reason,
      Instant createdAt,
      Instant quarantinedAt) {}

  static void add(Connection tx, Map<Queued, QuarantineReason> refused) throws SQLException {
    SetSql.update(
        tx,
        ADD,
        refused.entrySet(),
        Column.bigint(r -> r.getKey().id()),
        Column.text(r -> r.getValue().name()));
  }

  /** In a transaction. A key that has left the quarantine meanwhile is free: its rows stay. */
  static void addBehind(Connection tx, Collection<Queued> behind) throws SQLException {
    Sql.update(tx, ALONE);
    SetSql.update(tx, ADD_BEHIND, behind, Column.bigint(Queued::id));
  }

  /** In their order, after that id. */
  static List<Entry> list(Connection tx, long after, int limit) throws SQLException {
    return Sql.query(tx, LIST, Quarantine::entry, after, limit);
  }

  /**
   * Puts a row back into the outbox, with all others of its topic and key; they keep their places.
   *
   * @return how many
   */
  static int putBack(Connection tx, long id) throws SQLException {
    Sql.update(tx, ALONE);
    OutboxFloor.lower(tx, id);
    return Sql.update(tx, PUT_BACK, id);
  }

  static boolean discard(Connection tx, long id) throws SQLException {
    Sql.update(tx, ALONE);
    return Sql.update(tx, "DELETE FROM outbox_quarantine WHERE id = ?", id) == 1;
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getLong("id"),
        Rows.uuid(row, "event_id"),
        row.getString("topic"),
        row.getBytes("record_key"),
        row.getString("type"),
        QuarantineReason.valueOf(row.getString("reason")),
        Rows.instant(row, "created_at"),
        Rows.instant(row, "quarantined_at"));
  }
}
