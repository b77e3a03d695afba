package io.supportcenter.benchmark.bare;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** The positions of a bare loop: in PostgreSQL, moved in the transaction of the batch. */
final class Positions implements ConsumerRebalanceListener {

  private final Connection tx;
  private final Consumer<byte[], byte[]> consumer;
  private final Map<Integer, Long> known = new HashMap<>();

  Positions(Connection tx, Consumer<byte[], byte[]> consumer) {
    this.tx = tx;
    this.consumer = consumer;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    try (PreparedStatement insert =
            tx.prepareStatement("INSERT INTO position VALUES (?, 0) ON CONFLICT DO NOTHING");
        PreparedStatement read =
            tx.prepareStatement("SELECT next_offset FROM position WHERE partition = ?")) {
      for (TopicPartition partition : partitions) {
        insert.setInt(1, partition.partition());
        insert.executeUpdate();
        read.setInt(1, partition.partition());
        try (ResultSet row = read.executeQuery()) {
          row.next();
          known.put(partition.partition(), row.getLong(1));
        }
        consumer.seek(partition, known.get(partition.partition()));
      }
      tx.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    partitions.forEach(partition -> known.remove(partition.partition()));
  }

  /** Locks the rows of this batch's partitions; fails when somebody else has moved on. */
  void lock(ConsumerRecords<byte[], byte[]> batch) throws SQLException {
    Object[] partitions =
        batch.partitions().stream().map(TopicPartition::partition).sorted().toArray();
    int found = 0;
    try (PreparedStatement statement =
        tx.prepareStatement(
            "SELECT partition, next_offset FROM position WHERE partition = ANY (?) ORDER BY partition FOR UPDATE")) {
      statement.setArray(1, tx.createArrayOf("int4", partitions));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found++;
          if (rows.getLong(2) != known.get(rows.getInt(1))) {
            throw new IllegalStateException("partition " + rows.getInt(1) + " has moved");
          }
        }
      }
    }
    if (found != partitions.length) {
      throw new IllegalStateException("positions are missing");
    }
  }

  void advance(ConsumerRecords<byte[], byte[]> batch) throws SQLException {
    Map<Integer, Long> next = new HashMap<>();
    batch.nextOffsets().forEach((p, offset) -> next.put(p.partition(), offset.offset()));
    try (PreparedStatement statement =
        tx.prepareStatement(
            """
            UPDATE position p SET next_offset = n.next_offset
            FROM unnest(?::int[], ?::bigint[]) AS n (partition, next_offset)
            WHERE p.partition = n.partition
            """)) {
      statement.setArray(1, tx.createArrayOf("int4", next.keySet().toArray()));
      statement.setArray(2, tx.createArrayOf("int8", next.values().toArray()));
      statement.executeUpdate();
    }
    known.putAll(next);
  }
}
