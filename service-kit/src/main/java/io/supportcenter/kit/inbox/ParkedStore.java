package io.supportcenter.kit.inbox;

import io.supportcenter.kit.db.Column;
import io.supportcenter.kit.db.Rows;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.events.HeaderCodec;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.inbox.DeadLetters.Unhandled;
import io.supportcenter.schemas.CloudEventHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;

/** Records that wait behind one that could not be handled. */
final class ParkedStore {

  private static final String ANY = "SELECT 1 FROM parked_record WHERE channel = ? LIMIT 1";

  private static final String KEYS =
      """
      SELECT DISTINCT record_key FROM parked_record
      WHERE channel = ? AND topic = ? AND record_key = ANY (?)
      """;

  private static final String INSERT =
      """
      INSERT INTO parked_record
        (channel, topic, topic_id, partition, record_offset, record_key, value, headers, recorded_at, reason, detail, sealed)
      SELECT * FROM unnest(?::text[], ?::text[], ?::uuid[], ?::int4[], ?::int8[], ?::bytea[], ?::bytea[], ?::bytea[],
        ?::timestamptz[], ?::text[], ?::text[], ?::bool[])
      ON CONFLICT DO NOTHING
      """;

  private static final String COLUMNS =
      """
      SELECT channel, topic, topic_id, partition, record_offset, record_key, value, headers, recorded_at, reason, detail, parked_at,
        sealed
      FROM parked_record
      """;

  private static final String LIST =
      COLUMNS
          + """
          WHERE (channel, topic, topic_id, partition, record_offset) > (?, ?, ?, ?, ?)
          ORDER BY channel, topic, topic_id, partition, record_offset
          LIMIT ?
          """;

  private static final String WHERE_ID =
      " WHERE channel = ? AND topic = ? AND topic_id = ? AND partition = ? AND record_offset = ?";

  private static final String FIND = COLUMNS + WHERE_ID;

  /** Those of a topic that was deleted since come before those of the one that has its name now. */
  private static final String FIRST_OF_KEY =
      """
      WITH of_key AS (
        SELECT * FROM parked_record WHERE channel = ? AND topic = ? AND partition = ? AND record_key = ?
      )
      SELECT * FROM of_key WHERE topic_id = (SELECT topic_id FROM of_key ORDER BY parked_at LIMIT 1)
      ORDER BY record_offset
      LIMIT 1
      """;

  private static final String SOME =
      """
      SELECT channel, topic, topic_id, partition, record_offset FROM parked_record
      WHERE channel = ? AND (?::text IS NULL OR reason = ?) AND substring(record_key FOR ?) = ?
      ORDER BY topic, topic_id, partition, record_offset
      LIMIT ?
      """;

  private static final String DELETE_ALL =
      """
      DELETE FROM parked_record p
      USING unnest(?::text[], ?::text[], ?::uuid[], ?::int4[], ?::int8[])
        AS d (channel, topic, topic_id, partition, record_offset)
      WHERE p.channel = d.channel AND p.topic = d.topic AND p.topic_id = d.topic_id AND p.partition = d.partition
        AND p.record_offset = d.record_offset
      """;

  private static final String EXPLAIN =
      "UPDATE parked_record SET reason = 'HANDLER_FAILED', detail = ?" + WHERE_ID;

  private ParkedStore() {}

  /**
   * A record to park.
   *
   * @param key a keyed hash when it is sealed
   * @param value with key and headers when it is sealed
   */
  record Row(
      ParkedId id, Unhandled parked, byte[] key, byte[] value, byte[] headers, boolean sealed) {}

  /** A parked record with its content, or as it is stored: see {@link SealedRecords#opened}. */
  record Stored(
      ParkedId id,
      byte[] key,
      byte[] value,
      Headers headers,
      Instant recordedAt,
      String reason,
      String detail,
      Instant parkedAt,
      boolean sealed) {

    String keyText() {
      return new String(key, StandardCharsets.UTF_8);
    }

    Optional<String> type() {
      return CloudEventHeaders.text(headers, CloudEventHeaders.TYPE);
    }

    InboundEvent event(Optional<SpecificRecord> event) {
      return new InboundEvent(
          id.topic(),
          id.partition(),
          id.offset(),
          keyText(),
          recordedAt,
          event,
          CloudEventHeaders.traceParent(headers));
    }
  }

  static List<Stored> list(Connection tx, Optional<ParkedId> after, int limit) throws SQLException {
    ParkedId from = after.orElse(new ParkedId("", "", new UUID(0, 0), 0, 0));
    return Sql.query(
        tx,
        LIST,
        ParkedStore::stored,
        from.channel(),
        from.topic(),
        from.topicId(),
        from.partition(),
        from.offset(),
        limit);
  }

  static Optional<Stored> find(Connection tx, ParkedId id) throws SQLException {
    return Sql.one(
        tx,
        FIND,
        ParkedStore::stored,
        id.channel(),
        id.topic(),
        id.topicId(),
        id.partition(),
        id.offset());
  }

  static Optional<Stored> firstOfKey(Connection tx, Stored record) throws SQLException {
    ParkedId id = record.id();
    return Sql.one(
        tx,
        FIRST_OF_KEY,
        ParkedStore::stored,
        id.channel(),
        id.topic(),
        id.partition(),
        record.key());
  }

  static boolean delete(Connection tx, ParkedId id) throws SQLException {
    return delete(tx, List.of(id)) == 1;
  }

  /** Some of a channel: of that reason, if there is one, and with keys that begin so. */
  static List<ParkedId> some(
      Connection tx, String channel, String reason, byte[] keyPrefix, int limit)
      throws SQLException {
    return Sql.query(
        tx, SOME, ParkedStore::id, channel, reason, reason, keyPrefix.length, keyPrefix, limit);
  }

  static int delete(Connection tx, List<ParkedId> ids) throws SQLException {
    return SetSql.update(
        tx,
        DELETE_ALL,
        ids,
        Column.text(ParkedId::channel),
        Column.text(ParkedId::topic),
        Column.uuid(ParkedId::topicId),
        Column.integer(ParkedId::partition),
        Column.bigint(ParkedId::offset));
  }

  private static ParkedId id(ResultSet row) throws SQLException {
    return new ParkedId(
        row.getString("channel"),
        row.getString("topic"),
        Rows.uuid(row, "topic_id"),
        row.getInt("partition"),
        row.getLong("record_offset"));
  }

  /** Stores why handling a record failed this time. */
  static int explain(Connection tx, ParkedId id, String detail) throws SQLException {
    return Sql.update(
        tx, EXPLAIN, detail, id.channel(), id.topic(), id.topicId(), id.partition(), id.offset());
  }

  private static Stored stored(ResultSet row) throws SQLException {
    return new Stored(
        id(row),
        row.getBytes("record_key"),
        row.getBytes("value"),
        HeaderCodec.read(row.getBytes("headers")),
        Rows.instant(row, "recorded_at"),
        row.getString("reason"),
        row.getString("detail"),
        Rows.instant(row, "parked_at"),
        row.getBoolean("sealed"));
  }

  /** Whether that channel has parked records; it rarely has. */
  static boolean any(Connection tx, String channel) throws SQLException {
    return Sql.exists(tx, ANY, channel);
  }

  /** Which of these keys have parked records. */
  static Set<ByteBuffer> keys(
      Connection tx, String channel, String topic, Collection<ByteBuffer> keys)
      throws SQLException {
    return new HashSet<>(
        Sql.query(
            tx,
            KEYS,
            row -> ByteBuffer.wrap(row.getBytes(1)),
            channel,
            topic,
            Column.bytea(ByteBuffer::array).of(tx, keys)));
  }

  static void insert(Connection tx, List<Row> parked) throws SQLException {
    SetSql.update(
        tx,
        INSERT,
        parked,
        Column.text(p -> p.id().channel()),
        Column.text(p -> p.id().topic()),
        Column.uuid(p -> p.id().topicId()),
        Column.integer(p -> p.id().partition()),
        Column.bigint(p -> p.id().offset()),
        Column.bytea(Row::key),
        Column.bytea(Row::value),
        Column.bytea(Row::headers),
        Column.instant(p -> p.parked().received().timestamp()),
        Column.text(p -> p.parked().reason()),
        Column.text(p -> p.parked().detail()),
        Column.bool(Row::sealed));
  }
}
