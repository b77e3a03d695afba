package io.supportcenter.kit.outbox;

import io.supportcenter.kit.events.HeaderCodec;
import io.supportcenter.kit.outbox.OutboxQueue.Queued;
import io.supportcenter.schemas.CloudEventHeaders;
import io.supportcenter.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * One life of the relay: from taking the lock to the first fault. Starting again is its only way to
 * recover, since that decides a transaction that was in doubt.
 */
final class RelaySession implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final Connection connection;
  private final OutboxQueue queue;
  private final Bookmark bookmark;
  private final Producer<byte[], byte[]> producer;
  private final String source;

  private RelaySession(
      Connection connection,
      OutboxQueue queue,
      Bookmark bookmark,
      Producer<byte[], byte[]> producer,
      String source) {
    this.connection = connection;
    this.queue = queue;
    this.bookmark = bookmark;
    this.producer = producer;
    this.source = source;
  }

  /** Empty while another instance relays. */
  static Optional<RelaySession> begin(Connection connection, RelayClients clients, String service)
      throws SQLException {
    OutboxQueue queue = new OutboxQueue(connection);
    if (!queue.tryLock()) {
      return Optional.empty();
    }
    Bookmark bookmark = new Bookmark(Topics.relayBookmarks(service));
    KafkaProducer<byte[], byte[]> producer = clients.producer();
    try {
      // Ends a transaction that an earlier relay left open, and fences that relay off.
      producer.initTransactions();
      try (Consumer<byte[], byte[]> consumer = clients.bookmarkConsumer()) {
        queue.deleteEvents(bookmark.read(consumer, TIMEOUT));
      }
      return Optional.of(new RelaySession(connection, queue, bookmark, producer, "/" + service));
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
    List<Queued> rows = queue.oldest(limit);
    if (rows.isEmpty()) {
      return 0;
    }
    producer.beginTransaction();
    for (Queued queued : rows) {
      OutboxRow row = queued.row();
      send(
          new ProducerRecord<>(
              row.topic(), null, row.key(), row.value(), headers(row, queued.createdAt())));
    }
    send(bookmark.record(rows.stream().map(queued -> queued.row().eventId()).toList()));
    producer.commitTransaction();
    queue.delete(rows);
    return rows.size();
  }

  private Headers headers(OutboxRow row, Instant time) {
    Headers headers = new RecordHeaders();
    if (row.type() != null) {
      String subject = new String(row.key(), StandardCharsets.UTF_8);
      CloudEventHeaders.write(headers, row.eventId(), source, row.type(), subject, time);
    }
    if (row.headers() != null) {
      HeaderCodec.read(row.headers()).forEach(headers::add);
    }
    return headers;
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
      return new KafkaConsumer<>(consumerConfig);
    }
  }
}
