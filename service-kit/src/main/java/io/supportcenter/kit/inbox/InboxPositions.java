package io.supportcenter.kit.inbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Positions of the intake in a topic, for checks of its results.
 *
 * @param topicIds Kafka's ids of the topic: others after it was deleted and created again
 * @param next offset of the next record to handle in each partition
 */
public record InboxPositions(Set<UUID> topicIds, Map<TopicPartition, Long> next) {

  private static final String POSITIONS =
      """
      SELECT topic, partition, topic_id, next_offset FROM inbox_position WHERE topic = ?
      ORDER BY topic, partition
      """;

  public static InboxPositions of(Connection tx, String topic) throws SQLException {
    return read(tx, POSITIONS, topic);
  }

  /** No batch of that topic is handled, and no parked record, until the transaction ends. */
  public static InboxPositions lock(Connection tx, String topic) throws SQLException {
    return read(tx, POSITIONS + " FOR UPDATE", topic);
  }

  private static InboxPositions read(Connection tx, String sql, String topic) throws SQLException {
    Map<TopicPartition, Position> positions = PositionStore.query(tx, sql, topic);
    return new InboxPositions(
        positions.values().stream().map(Position::topicId).collect(Collectors.toSet()),
        positions.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().next())));
  }
}
