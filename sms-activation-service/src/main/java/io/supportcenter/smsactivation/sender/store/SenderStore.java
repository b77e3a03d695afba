package io.supportcenter.smsactivation.sender.store;

import static io.supportcenter.kit.db.Column.bool;
import static io.supportcenter.kit.db.Column.instant;
import static io.supportcenter.kit.db.Column.integer;
import static io.supportcenter.kit.db.Column.text;

import io.supportcenter.kit.db.SetSql;
import io.supportcenter.smsactivation.code.KeyedHash;
import io.supportcenter.smsactivation.code.SenderHashes;
import io.supportcenter.smsactivation.sender.SenderMemory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is remembered of senders, in PostgreSQL. */
public final class SenderStore {

  private static final Comparator<KeyedHash> ORDER =
      Comparator.comparing(KeyedHash::pepperVersion).thenComparing(KeyedHash::hex);

  /** The newest row of an earlier pepper becomes the current one's, where that has none yet. */
  private static final String MOVE =
      """
      UPDATE sms_sender s SET pepper_version = m.pepper_version, hash = m.hash
      FROM (
        SELECT DISTINCT ON (k.pepper_version, k.hash) k.*
        FROM unnest(?::int4[], ?::text[], ?::int4[], ?::text[])
          AS k (earlier_version, earlier_hash, pepper_version, hash)
        JOIN sms_sender e ON e.pepper_version = k.earlier_version AND e.hash = k.earlier_hash
        WHERE NOT EXISTS (
          SELECT 1 FROM sms_sender c WHERE c.pepper_version = k.pepper_version AND c.hash = k.hash)
        ORDER BY k.pepper_version, k.hash, k.earlier_version DESC
      ) AS m
      WHERE s.pepper_version = m.earlier_version AND s.hash = m.earlier_hash
      """;

  private static final String ADD =
      """
      INSERT INTO sms_sender (pepper_version, hash)
      SELECT * FROM unnest(?::int4[], ?::text[])
      ON CONFLICT DO NOTHING
      """;

  private static final String LOCK =
      """
      SELECT s.* FROM sms_sender s
      JOIN unnest(?::int4[], ?::text[]) AS k (pepper_version, hash) USING (pepper_version, hash)
      ORDER BY s.pepper_version, s.hash
      FOR UPDATE OF s
      """;

  private static final String SAVE =
      """
      UPDATE sms_sender s SET failures = m.failures, last_failure = m.last_failure,
        locked_until = m.locked_until, stopped = m.stopped, replies = m.replies, replies_from = m.replies_from,
        recent_messages = m.recent_messages, changed_at = now()
      FROM unnest(?::int4[], ?::text[], ?::int4[], ?::timestamptz[], ?::timestamptz[], ?::bool[], ?::int4[],
          ?::timestamptz[], ?::text[])
        AS m (pepper_version, hash, failures, last_failure, locked_until, stopped, replies, replies_from,
          recent_messages)
      WHERE s.pepper_version = m.pepper_version AND s.hash = m.hash
      """;

  private SenderStore() {}

  private record Row(KeyedHash sender, SenderMemory memory) {}

  private record Move(KeyedHash earlier, KeyedHash current) {}

  /**
   * Locks the senders' rows, added where there are none; those of an earlier pepper are taken
   * along.
   *
   * @return by the current hash
   */
  public static Map<KeyedHash, SenderMemory> lock(Connection tx, Collection<SenderHashes> senders)
      throws SQLException {
    List<Move> moves =
        senders.stream()
            .distinct()
            .flatMap(s -> s.earlier().stream().map(earlier -> new Move(earlier, s.current())))
            .toList();
    SetSql.update(
        tx,
        MOVE,
        moves,
        integer(m -> m.earlier().pepperVersion()),
        text(m -> m.earlier().hex()),
        integer(m -> m.current().pepperVersion()),
        text(m -> m.current().hex()));
    List<KeyedHash> ordered =
        senders.stream().map(SenderHashes::current).distinct().sorted(ORDER).toList();
    SetSql.update(tx, ADD, ordered, integer(KeyedHash::pepperVersion), text(KeyedHash::hex));
    Map<KeyedHash, SenderMemory> locked = new HashMap<>();
    SetSql.query(
            tx,
            LOCK,
            ordered,
            SenderStore::row,
            integer(KeyedHash::pepperVersion),
            text(KeyedHash::hex))
        .forEach(row -> locked.put(row.sender(), row.memory()));
    return locked;
  }

  public static void save(Connection tx, Map<KeyedHash, SenderMemory> memories)
      throws SQLException {
    SetSql.updateAll(
        tx,
        SAVE,
        memories.entrySet(),
        integer(e -> e.getKey().pepperVersion()),
        text(e -> e.getKey().hex()),
        integer(e -> e.getValue().failures()),
        instant(e -> e.getValue().lastFailure().orElse(null)),
        instant(e -> e.getValue().lockedUntil().orElse(null)),
        bool(e -> e.getValue().stopped()),
        integer(e -> e.getValue().replies()),
        instant(e -> e.getValue().repliesFrom().orElse(null)),
        text(e -> String.join("\n", e.getValue().recentMessages())));
  }

  private static Row row(ResultSet row) throws SQLException {
    String recent = row.getString("recent_messages");
    return new Row(
        new KeyedHash(row.getInt("pepper_version"), row.getString("hash")),
        new SenderMemory(
            row.getInt("failures"),
            time(row, "last_failure"),
            time(row, "locked_until"),
            row.getBoolean("stopped"),
            row.getInt("replies"),
            time(row, "replies_from"),
            recent.isEmpty() ? List.of() : List.of(recent.split("\n"))));
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
