package io.supportcenter.kit.outbox;

import io.supportcenter.kit.db.HeaderBytes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * One life of the relay: from taking the lock to the first fault. Starting again is its only way to
 * recover, since that settles whatever transaction was in doubt.
 */
final class RelaySession implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final Connection connection;
  private final OutboxQueue queue;
  private final Bookmark bookmark;
  private final Producer<byte[], byte[]> producer;

  private RelaySession(
      Connection connection,
      OutboxQueue queue,
      Bookmark bookmark,
      Producer<byte[], byte[]> producer) {
    this.connection = connection;
    this.queue = queue;
    this.bookmark = bookmark;
    this.producer = producer;
  }

  /** Empty while another instance relays. */
  static Optional<RelaySession> begin(
      Connection connection, RelayClients clients, String bookmarkTopic) throws SQLException {
    OutboxQueue queue = new OutboxQueue(connection);
    if (!queue.tryLock()) {
      return Optional.empty();
    }
    Bookmark bookmark = new Bookmark(bookmarkTopic);
    KafkaProducer<byte[], byte[]> producer = clients.producer();
    try {
      // Ends whatever transaction an earlier relay left open, and fences that relay off.
      producer.initTransactions();
      try (Consumer<byte[], byte[]> consumer = clients.bookmarkConsumer()) {
        queue.deleteEvents(bookmark.read(consumer, TIMEOUT));
      }
      return Optional.of(new RelaySession(connection, queue, bookmark, producer));
    } catch (RuntimeException | SQLException e) {
      producer.close(Duration.ZERO);
      throw e;
    }
  }

  /**
   * Publishes the oldest rows in one Kafka transaction with the bookmark, then deletes them.
   *
   * @return how many
   */
  int relay(int limit) throws SQLException {
    List<OutboxRow> rows = queue.oldest(limit);
    if (rows.isEmpty()) {
      return 0;
    }
    producer.beginTransaction();
    for (OutboxRow row : rows) {
      send(
          new ProducerRecord<>(
              row.topic(), null, row.key(), row.value(), HeaderBytes.read(row.headers())));
    }
    send(bookmark.record(rows));
    producer.commitTransaction();
    queue.delete(rows);
    return rows.size();
  }

  private void send(ProducerRecord<byte[], byte[]> record) {
    // A failed send makes commitTransaction throw; nothing to do with its future.
    var _ = producer.send(record);
  }

  @Override
  public void close() throws SQLException {
    producer.close(Duration.ZERO);
    connection.close();
  }

  /** Makes the clients that a session needs. */
  record RelayClients(Map<String, Object> producerConfig, Map<String, Object> consumerConfig) {

    KafkaProducer<byte[], byte[]> producer() {
      return new KafkaProducer<>(producerConfig);
    }

    Consumer<byte[], byte[]> bookmarkConsumer() {
      return new org.apache.kafka.clients.consumer.KafkaConsumer<>(consumerConfig);
    }
  }
}
