package io.supportcenter.kit.inbox;

import io.supportcenter.kit.db.HeaderBytes;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.sql.Column;
import io.supportcenter.schemas.CloudEventHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;

/** Records that wait behind one that could not be handled. */
final class ParkedStore {

  private static final String ANY = "SELECT EXISTS (SELECT 1 FROM parked_record WHERE channel = ?)";

  private static final String KEYS =
      """
      SELECT DISTINCT record_key FROM parked_record
      WHERE channel = ? AND topic = ? AND record_key = ANY (?)
      """;

  private static final String INSERT =
      """
      INSERT INTO parked_record
        (channel, topic, partition, record_offset, record_key, value, headers, recorded_at, reason, detail)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT DO NOTHING
      """;

  private static final String COLUMNS =
      """
      SELECT channel, topic, partition, record_offset, record_key, value, headers, recorded_at, reason, detail, parked_at
      FROM parked_record
      """;

  private static final String LIST =
      COLUMNS
          + """
          WHERE (channel, topic, partition, record_offset) > (?, ?, ?, ?)
          ORDER BY channel, topic, partition, record_offset
          LIMIT ?
          """;

  private static final String FIND =
      COLUMNS + "WHERE channel = ? AND topic = ? AND partition = ? AND record_offset = ?";

  private static final String FIRST_OF_KEY =
      COLUMNS
          + """
          WHERE channel = ? AND topic = ? AND partition = ? AND record_key = ?
          ORDER BY record_offset
          LIMIT 1
          """;

  private static final String DELETE =
      """
      DELETE FROM parked_record
      WHERE channel = ? AND topic = ? AND partition = ? AND record_offset = ?
      """;

  private static final String EXPLAIN =
      """
      UPDATE parked_record SET reason = 'HANDLER_FAILED', detail = ?
      WHERE channel = ? AND topic = ? AND partition = ? AND record_offset = ?
      """;

  private ParkedStore() {}

  /** A parked record with its content. */
  record Stored(
      ParkedId id,
      byte[] key,
      byte[] value,
      Headers headers,
      Instant recordedAt,
      String reason,
      String detail,
      Instant parkedAt) {

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
          CloudEventHeaders.text(headers, CloudEventHeaders.TRACE_PARENT));
    }
  }

  static List<Stored> list(Connection tx, Optional<ParkedId> after, int limit) throws SQLException {
    ParkedId from = after.orElse(new ParkedId("", "", 0, 0));
    try (PreparedStatement statement = tx.prepareStatement(LIST)) {
      setId(statement, 1, from);
      statement.setInt(5, limit);
      return read(statement);
    }
  }

  static Optional<Stored> find(Connection tx, ParkedId id) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(FIND)) {
      setId(statement, 1, id);
      return read(statement).stream().findFirst();
    }
  }

  static Optional<Stored> firstOfKey(Connection tx, Stored record) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(FIRST_OF_KEY)) {
      statement.setString(1, record.id().channel());
      statement.setString(2, record.id().topic());
      statement.setInt(3, record.id().partition());
      statement.setBytes(4, record.key());
      return read(statement).stream().findFirst();
    }
  }

  static boolean delete(Connection tx, ParkedId id) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(DELETE)) {
      setId(statement, 1, id);
      return statement.executeUpdate() == 1;
    }
  }

  /** What kept a record from being handled this time. */
  static void explain(Connection tx, ParkedId id, String detail) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(EXPLAIN)) {
      statement.setString(1, detail);
      setId(statement, 2, id);
      statement.executeUpdate();
    }
  }

  private static void setId(PreparedStatement statement, int from, ParkedId id)
      throws SQLException {
    statement.setString(from, id.channel());
    statement.setString(from + 1, id.topic());
    statement.setInt(from + 2, id.partition());
    statement.setLong(from + 3, id.offset());
  }

  private static List<Stored> read(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      List<Stored> found = new ArrayList<>();
      while (rows.next()) {
        found.add(
            new Stored(
                new ParkedId(rows.getString(1), rows.getString(2), rows.getInt(3), rows.getLong(4)),
                rows.getBytes(5),
                rows.getBytes(6),
                HeaderBytes.read(rows.getBytes(7)),
                rows.getObject(8, OffsetDateTime.class).toInstant(),
                rows.getString(9),
                rows.getString(10),
                rows.getObject(11, OffsetDateTime.class).toInstant()));
      }
      return found;
    }
  }

  /** A record to park. */
  record Parked(Received received, String reason, String detail) {}

  /** Whether that channel has parked records: hardly ever. */
  static boolean any(Connection tx, String channel) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(ANY)) {
      statement.setString(1, channel);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getBoolean(1);
      }
    }
  }

  /** Which of these keys have parked records. */
  static Set<ByteBuffer> keys(
      Connection tx, String channel, String topic, Collection<ByteBuffer> keys)
      throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(KEYS)) {
      statement.setString(1, channel);
      statement.setString(2, topic);
      statement.setArray(3, Column.bytea(ByteBuffer::array).of(tx, keys));
      try (ResultSet rows = statement.executeQuery()) {
        Set<ByteBuffer> found = new HashSet<>();
        while (rows.next()) {
          found.add(ByteBuffer.wrap(rows.getBytes(1)));
        }
        return found;
      }
    }
  }

  static void insert(Connection tx, String channel, List<Parked> parked) throws SQLException {
    if (parked.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = tx.prepareStatement(INSERT)) {
      for (Parked p : parked) {
        Received r = p.received();
        statement.setString(1, channel);
        statement.setString(2, r.topic());
        statement.setInt(3, r.partition().partition());
        statement.setLong(4, r.record().offset());
        statement.setBytes(5, r.key().array());
        statement.setBytes(6, r.record().value());
        statement.setBytes(7, HeaderBytes.of(r.originalHeaders()));
        statement.setObject(8, at(r.record().timestamp()));
        statement.setString(9, p.reason());
        statement.setString(10, p.detail());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  static long count(Connection tx) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement("SELECT count(*) FROM parked_record");
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static OffsetDateTime at(long millis) {
    return Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC);
  }
}
