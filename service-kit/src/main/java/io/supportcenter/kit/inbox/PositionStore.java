package io.supportcenter.kit.inbox;

import io.supportcenter.kit.db.Column;
import io.supportcenter.kit.db.Rows;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.db.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** Positions of the inbox's channels. */
final class PositionStore {

  private static final String LOCK =
      """
      SELECT topic, partition, topic_id, next_offset, reset_to FROM inbox_position
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

  private static final String FORGET =
      """
      DELETE FROM inbox_position p USING unnest(?::text[], ?::uuid[]) AS n (topic, topic_id)
      WHERE p.channel = ? AND p.topic = n.topic AND p.topic_id <> n.topic_id
      RETURNING p.topic
      """;

  private static final String INSERT =
      """
      INSERT INTO inbox_position (channel, topic, partition, topic_id, next_offset, reset_to)
      SELECT * FROM unnest(?::text[], ?::text[], ?::int[], ?::uuid[], ?::bigint[], ?::bigint[])
        AS n (channel, topic, partition, topic_id, next_offset, reset_to)
      ORDER BY topic, partition
      ON CONFLICT DO NOTHING
      """;

  private static final String REPLACE =
      """
      UPDATE inbox_position p SET next_offset = n.next_offset, reset_to = n.reset_to
      FROM unnest(?::text[], ?::text[], ?::int[], ?::bigint[], ?::bigint[])
        AS n (channel, topic, partition, next_offset, reset_to)
      WHERE p.channel = n.channel AND p.topic = n.topic AND p.partition = n.partition
      """;

  private static final String RESETS_DONE =
      """
      UPDATE inbox_position SET reset_to = NULL
      WHERE channel = ? AND (topic, partition) IN (SELECT * FROM unnest(?::text[], ?::int[]))
      """;

  private static final Column<TopicPartition> TOPIC = Column.text(TopicPartition::topic);
  private static final Column<TopicPartition> PARTITION = Column.integer(TopicPartition::partition);

  private PositionStore() {}

  /**
   * A position, and the operator's reset that it follows.
   *
   * @param resetTo the offset that the operator set; empty once the group's offset is ours again
   */
  record Settled(Position position, Optional<Long> resetTo) {}

  /** Locks the rows of these partitions against every other batch, in one order. */
  static Map<TopicPartition, Position> lock(
      Connection tx, String channel, Collection<TopicPartition> partitions) throws SQLException {
    return query(tx, LOCK, channel, TOPIC.of(tx, partitions), PARTITION.of(tx, partitions));
  }

  static Map<TopicPartition, Position> query(Connection tx, String sql, Object... parameters)
      throws SQLException {
    return Sql.query(tx, sql, row -> Map.entry(partition(row), position(row)), parameters).stream()
        .collect(Collectors.toMap(Entry::getKey, Entry::getValue));
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

  /**
   * Deletes positions in topics that were deleted and created again.
   *
   * @param topicIds of the topics that there are now
   * @return those that were created again
   */
  static Set<String> forget(Connection tx, String channel, Map<String, UUID> topicIds)
      throws SQLException {
    return new HashSet<>(
        Sql.query(
            tx,
            FORGET,
            row -> row.getString(1),
            Column.<String>text(topic -> topic).of(tx, topicIds.keySet()),
            Column.<String>uuid(topicIds::get).of(tx, topicIds.keySet()),
            channel));
  }

  /**
   * Stores the first positions of partitions that have none, and locks and returns those of all.
   */
  static Map<TopicPartition, Settled> settle(
      Connection tx, String channel, Map<TopicPartition, Settled> first) throws SQLException {
    SetSql.update(
        tx,
        INSERT,
        first.entrySet(),
        Column.text(_ -> channel),
        Column.text(f -> f.getKey().topic()),
        Column.integer(f -> f.getKey().partition()),
        Column.uuid(f -> f.getValue().position().topicId()),
        Column.bigint(f -> f.getValue().position().next()),
        Column.bigint(f -> f.getValue().resetTo().orElse(null)));
    Map<TopicPartition, Settled> stored = new HashMap<>();
    Sql.query(
            tx,
            LOCK,
            row ->
                Map.entry(
                    partition(row),
                    new Settled(
                        position(row), Optional.ofNullable(row.getObject("reset_to", Long.class)))),
            channel,
            TOPIC.of(tx, first.keySet()),
            PARTITION.of(tx, first.keySet()))
        .forEach(row -> stored.put(row.getKey(), row.getValue()));
    return stored;
  }

  /** Of rows that are locked. */
  static void replace(Connection tx, String channel, Map<TopicPartition, Settled> changed)
      throws SQLException {
    SetSql.updateAll(
        tx,
        REPLACE,
        changed.entrySet(),
        Column.text(_ -> channel),
        Column.text(c -> c.getKey().topic()),
        Column.integer(c -> c.getKey().partition()),
        Column.bigint(c -> c.getValue().position().next()),
        Column.bigint(c -> c.getValue().resetTo().orElse(null)));
  }

  /** The group's committed offsets of these partitions are ours again. */
  static int resetsDone(Connection tx, String channel, Collection<TopicPartition> partitions)
      throws SQLException {
    return Sql.update(
        tx, RESETS_DONE, channel, TOPIC.of(tx, partitions), PARTITION.of(tx, partitions));
  }

  private static TopicPartition partition(ResultSet row) throws SQLException {
    return new TopicPartition(row.getString("topic"), row.getInt("partition"));
  }

  private static Position position(ResultSet row) throws SQLException {
    return new Position(Rows.uuid(row, "topic_id"), row.getLong("next_offset"));
  }
}
