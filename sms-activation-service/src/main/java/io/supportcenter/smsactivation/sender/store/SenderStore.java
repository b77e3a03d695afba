package io.supportcenter.smsactivation.sender.store;

import static io.supportcenter.kit.db.Column.bool;
import static io.supportcenter.kit.db.Column.instant;
import static io.supportcenter.kit.db.Column.integer;
import static io.supportcenter.kit.db.Column.text;

import io.supportcenter.kit.db.Rows;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.security.Lockout;
import io.supportcenter.kit.values.KeyedHash;
import io.supportcenter.smsactivation.sender.RecentMessage;
import io.supportcenter.smsactivation.sender.SenderHashes;
import io.supportcenter.smsactivation.sender.SenderHistory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is remembered of senders, in PostgreSQL. */
public final class SenderStore {

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

  private record Move(KeyedHash earlier, KeyedHash current) {}

  /**
   * Locks the senders' rows, adding those that are missing; a row of an earlier pepper moves to the
   * current one.
   *
   * @return by the current hash
   */
  public static Map<KeyedHash, SenderHistory> lock(Connection tx, Collection<SenderHashes> senders)
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
        integer(m -> m.earlier().keyVersion()),
        text(m -> m.earlier().hex()),
        integer(m -> m.current().keyVersion()),
        text(m -> m.current().hex()));
    List<KeyedHash> ordered =
        senders.stream().map(SenderHashes::current).distinct().sorted().toList();
    SetSql.update(tx, ADD, ordered, integer(KeyedHash::keyVersion), text(KeyedHash::hex));
    return SetSql.map(
        tx, LOCK, ordered, SenderStore::row, integer(KeyedHash::keyVersion), text(KeyedHash::hex));
  }

  public static void save(Connection tx, Map<KeyedHash, SenderHistory> histories)
      throws SQLException {
    SetSql.updateAll(
        tx,
        SAVE,
        histories.entrySet(),
        integer(e -> e.getKey().keyVersion()),
        text(e -> e.getKey().hex()),
        integer(e -> e.getValue().wrongCodes().failures()),
        instant(e -> e.getValue().wrongCodes().lastFailure().orElse(null)),
        instant(e -> e.getValue().wrongCodes().lockedUntil().orElse(null)),
        bool(e -> e.getValue().stopped()),
        integer(e -> e.getValue().replies()),
        instant(e -> e.getValue().repliesFrom().orElse(null)),
        text(e ->
            e.getValue().recentMessages().stream()
                .map(SenderStore::line)
                .collect(Collectors.joining("\n"))));
  }

  private static Map.Entry<KeyedHash, SenderHistory> row(ResultSet row) throws SQLException {
    String recent = row.getString("recent_messages");
    return Map.entry(
        new KeyedHash(row.getInt("pepper_version"), row.getString("hash")),
        new SenderHistory(
            new Lockout(
                row.getInt("failures"),
                Rows.optionalInstant(row, "last_failure"),
                Rows.optionalInstant(row, "locked_until")),
            row.getBoolean("stopped"),
            row.getInt("replies"),
            Rows.optionalInstant(row, "replies_from"),
            recent.lines().map(SenderStore::message).toList()));
  }

  private static String line(RecentMessage message) {
    return String.join(
        ",", message.id(), message.said(), Long.toString(message.receivedAt().toEpochMilli()));
  }

  private static RecentMessage message(String line) {
    String[] fields = line.split(",");
    return new RecentMessage(fields[0], fields[1], Instant.ofEpochMilli(Long.parseLong(fields[2])));
  }
}
