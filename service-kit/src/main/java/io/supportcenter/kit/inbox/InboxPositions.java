package io.supportcenter.kit.inbox;

import io.supportcenter.kit.db.Rows;
import io.supportcenter.kit.db.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** Positions of the intake in a topic, for checks of its results. */
public final class InboxPositions {

  private static final String POSITIONS =
      "SELECT partition, topic_id, next_offset FROM inbox_position WHERE topic = ? ORDER BY topic,"
          + " partition";

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
    return Sql.query(
            tx,
            sql,
            row ->
                Map.entry(
                    new TopicPartition(topic, row.getInt("partition")),
                    new Position(Rows.uuid(row, "topic_id"), row.getLong("next_offset"))),
            topic)
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
