package io.supportcenter.benchmark.bare;

import io.supportcenter.events.ConsumerAccountIssued;
import io.supportcenter.schemas.CloudEventHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Publishes the outbox in Kafka transactions with a bookmark, as the kit's relay does, on a thread
 * of its own. Any fault ends the process; starting again settles the transaction in doubt.
 */
final class BareRelay implements Runnable {

  private static final byte[] KEY = "relay".getBytes(StandardCharsets.UTF_8);
  private static final String TYPE = ConsumerAccountIssued.getClassSchema().getFullName();

  private final BareSettings settings;
  private final BareOutbox outbox;

  BareRelay(BareSettings settings, BareOutbox outbox) {
    this.settings = settings;
    this.outbox = outbox;
  }

  private record Row(long id, UUID eventId, byte[] key, byte[] value, Instant at) {}

  @Override
  public void run() {
    try (Connection connection = settings.connect();
        KafkaProducer<byte[], byte[]> producer = settings.transactionalProducer()) {
      producer.initTransactions();
      forget(connection, lastPublished());
      while (true) {
        List<Row> rows = oldest(connection);
        if (rows.isEmpty()) {
          outbox.awaitGrowth();
        } else {
          publish(producer, rows);
          delete(connection, "id", "int8", rows.stream().map(Row::id).toArray(Long[]::new));
          outbox.published(rows.size());
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void publish(KafkaProducer<byte[], byte[]> producer, List<Row> rows) {
    producer.beginTransaction();
    ByteBuffer ids = ByteBuffer.allocate(rows.size() * 2 * Long.BYTES);
    for (Row row : rows) {
      ids.putLong(row.eventId.getMostSignificantBits());
      ids.putLong(row.eventId.getLeastSignificantBits());
      ProducerRecord<byte[], byte[]> record =
          new ProducerRecord<>(settings.out(), row.key, row.value);
      CloudEventHeaders.write(
          record.headers(),
          row.eventId,
          "/bare",
          TYPE,
          new String(row.key, StandardCharsets.UTF_8),
          row.at);
      var _ = producer.send(record);
    }
    var _ = producer.send(new ProducerRecord<>(settings.bookmarks(), 0, KEY, ids.array()));
    producer.commitTransaction();
  }

  private static List<Row> oldest(Connection connection) throws SQLException {
    List<Row> rows = new ArrayList<>(BareSettings.BATCH);
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT id, event_id, record_key, value, created_at FROM outbox ORDER BY id LIMIT ?")) {
      statement.setInt(1, BareSettings.BATCH);
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          rows.add(
              new Row(
                  found.getLong(1),
                  found.getObject(2, UUID.class),
                  found.getBytes(3),
                  found.getBytes(4),
                  found.getTimestamp(5).toInstant()));
        }
      }
    }
    return rows;
  }

  private static void forget(Connection connection, List<UUID> published) throws SQLException {
    delete(connection, "event_id", "uuid", published.toArray());
  }

  private static void delete(Connection connection, String column, String type, Object[] ids)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("DELETE FROM outbox WHERE " + column + " = ANY (?)")) {
      statement.setArray(1, connection.createArrayOf(type, ids));
      statement.executeUpdate();
    }
  }

  private List<UUID> lastPublished() {
    TopicPartition partition = new TopicPartition(settings.bookmarks(), 0);
    byte[] last = new byte[0];
    try (KafkaConsumer<byte[], byte[]> consumer = settings.consumer()) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          last = record.value();
        }
      }
    }
    List<UUID> ids = new ArrayList<>();
    for (ByteBuffer bytes = ByteBuffer.wrap(last); bytes.hasRemaining(); ) {
      ids.add(new UUID(bytes.getLong(), bytes.getLong()));
    }
    return ids;
  }
}
