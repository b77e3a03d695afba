package io.supportcenter.kit.inbox;

import io.supportcenter.kit.sql.Column;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;

/** Positions of the inbox's channels. */
final class PositionStore {

  private static final String LOCK =
      """
      SELECT topic, partition, topic_id, next_offset FROM inbox_position
      WHERE channel = ? AND (topic, partition) IN (SELECT * FROM unnest(?::text[], ?::int[]))
      ORDER BY topic, partition
      FOR UPDATE
      """;

  private static final String ADVANCE =
      """
      UPDATE inbox_position p SET next_offset = n.next_offset
      FROM unnest(?::text[], ?::int[], ?::bigint[]) AS n (topic, partition, next_offset)
      WHERE p.channel = ? AND p.topic = n.topic AND p.partition = n.partition
      """;

  private static final String INSERT =
      """
      INSERT INTO inbox_position (channel, topic, partition, topic_id, next_offset)
      VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
      """;

  private static final String REPLACE =
      """
      UPDATE inbox_position SET topic_id = ?, next_offset = ?
      WHERE channel = ? AND topic = ? AND partition = ? AND topic_id = ? AND next_offset = ?
      """;

  private static final Column<TopicPartition> TOPIC = Column.text(TopicPartition::topic);
  private static final Column<TopicPartition> PARTITION = Column.integer(TopicPartition::partition);

  private PositionStore() {}

  /** Locks the rows of these partitions against every other batch, in one order. */
  static Map<TopicPartition, Position> lock(
      Connection tx, String channel, Collection<TopicPartition> partitions) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(LOCK)) {
      statement.setString(1, channel);
      setPartitions(tx, statement, 2, partitions);
      try (ResultSet rows = statement.executeQuery()) {
        Map<TopicPartition, Position> found = new HashMap<>();
        while (rows.next()) {
          found.put(
              new TopicPartition(rows.getString(1), rows.getInt(2)),
              new Position(rows.getObject(3, UUID.class), rows.getLong(4)));
        }
        return found;
      }
    }
  }

  static void advance(Connection tx, String channel, Map<TopicPartition, Long> next)
      throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(ADVANCE)) {
      setPartitions(tx, statement, 1, next.keySet());
      statement.setArray(3, Column.<TopicPartition>bigint(next::get).of(tx, next.keySet()));
      statement.setString(4, channel);
      int advanced = statement.executeUpdate();
      if (advanced != next.size()) {
        throw new IllegalStateException(
            "advanced " + advanced + " of " + next.size() + " positions");
      }
    }
  }

  static Optional<Position> find(Connection tx, String channel, TopicPartition partition)
      throws SQLException {
    return Optional.ofNullable(lock(tx, channel, List.of(partition)).get(partition));
  }

  static void insert(Connection tx, String channel, TopicPartition partition, Position first)
      throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(INSERT)) {
      statement.setString(1, channel);
      statement.setString(2, partition.topic());
      statement.setInt(3, partition.partition());
      statement.setObject(4, first.topicId());
      statement.setLong(5, first.next());
      statement.executeUpdate();
    }
  }

  static void replace(
      Connection tx, String channel, TopicPartition partition, Position old, Position changed)
      throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(REPLACE)) {
      statement.setObject(1, changed.topicId());
      statement.setLong(2, changed.next());
      statement.setString(3, channel);
      statement.setString(4, partition.topic());
      statement.setInt(5, partition.partition());
      statement.setObject(6, old.topicId());
      statement.setLong(7, old.next());
      statement.executeUpdate();
    }
  }

  private static void setPartitions(
      Connection tx, PreparedStatement statement, int from, Collection<TopicPartition> partitions)
      throws SQLException {
    statement.setArray(from, TOPIC.of(tx, partitions));
    statement.setArray(from + 1, PARTITION.of(tx, partitions));
  }
}
