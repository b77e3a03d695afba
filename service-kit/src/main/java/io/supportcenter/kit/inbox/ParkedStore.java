package io.supportcenter.kit.inbox;

import io.supportcenter.kit.db.HeaderBytes;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Records that wait behind one that could not be handled. */
final class ParkedStore {

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

  private ParkedStore() {}

  /** A record to park. */
  record Parked(Received received, String reason, String detail) {}

  /** Which of these keys have parked records. */
  static Set<ByteBuffer> keys(
      Connection tx, String channel, String topic, Collection<ByteBuffer> keys)
      throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(KEYS)) {
      statement.setString(1, channel);
      statement.setString(2, topic);
      statement.setArray(
          3,
          tx.createArrayOf("bytea", keys.stream().map(ByteBuffer::array).toArray(byte[][]::new)));
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
