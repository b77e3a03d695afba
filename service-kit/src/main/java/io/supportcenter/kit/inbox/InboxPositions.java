package io.supportcenter.kit.inbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;

/** How far intake has come in a topic, for whoever checks what it has made of it. */
public final class InboxPositions {

  private static final String POSITIONS =
      "SELECT partition, topic_id, next_offset FROM inbox_position WHERE topic = ? ORDER BY topic, partition";

  private InboxPositions() {}

  public static Map<TopicPartition, Position> of(Connection tx, String topic) throws SQLException {
    return read(tx, POSITIONS, topic);
  }

  /** No batch of that topic is handled, and no parked record, until the transaction ends. */
  public static Map<TopicPartition, Position> lock(Connection tx, String topic)
      throws SQLException {
    return read(tx, POSITIONS + " FOR UPDATE", topic);
  }

  private static Map<TopicPartition, Position> read(Connection tx, String sql, String topic)
      throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(sql)) {
      statement.setString(1, topic);
      try (ResultSet rows = statement.executeQuery()) {
        Map<TopicPartition, Position> found = new HashMap<>();
        while (rows.next()) {
          found.put(
              new TopicPartition(topic, rows.getInt(1)),
              new Position(rows.getObject(2, UUID.class), rows.getLong(3)));
        }
        return found;
      }
    }
  }
}
