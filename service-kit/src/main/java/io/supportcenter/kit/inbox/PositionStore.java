package io.supportcenter.kit.inbox;

import io.supportcenter.kit.db.Column;
import io.supportcenter.kit.db.Rows;
import io.supportcenter.kit.db.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
    return query(tx, LOCK, channel, TOPIC.of(tx, partitions), PARTITION.of(tx, partitions));
  }

  static Map<TopicPartition, Position> query(Connection tx, String sql, Object... parameters)
      throws SQLException {
    return Sql.query(
            tx,
            sql,
            row ->
                Map.entry(
                    new TopicPartition(row.getString("topic"), row.getInt("partition")),
                    new Position(Rows.uuid(row, "topic_id"), row.getLong("next_offset"))),
            parameters)
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  static void advance(Connection tx, String channel, Map<TopicPartition, Long> next)
      throws SQLException {
    int advanced =
        Sql.update(
            tx,
            ADVANCE,
            TOPIC.of(tx, next.keySet()),
            PARTITION.of(tx, next.keySet()),
            Column.<TopicPartition>bigint(next::get).of(tx, next.keySet()),
            channel);
    if (advanced != next.size()) {
      throw new IllegalStateException("advanced " + advanced + " of " + next.size() + " positions");
    }
  }

  static Optional<Position> find(Connection tx, String channel, TopicPartition partition)
      throws SQLException {
    return Optional.ofNullable(lock(tx, channel, List.of(partition)).get(partition));
  }

  static void insert(Connection tx, String channel, TopicPartition partition, Position first)
      throws SQLException {
    Sql.update(
        tx,
        INSERT,
        channel,
        partition.topic(),
        partition.partition(),
        first.topicId(),
        first.next());
  }

  static void replace(
      Connection tx, String channel, TopicPartition partition, Position old, Position changed)
      throws SQLException {
    Sql.update(
        tx,
        REPLACE,
        changed.topicId(),
        changed.next(),
        channel,
        partition.topic(),
        partition.partition(),
        old.topicId(),
        old.next());
  }
}
