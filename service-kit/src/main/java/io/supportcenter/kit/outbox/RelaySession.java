package io.supportcenter.kit.outbox;

import io.supportcenter.kit.Namespace;
import io.supportcenter.kit.events.HeaderCodec;
import io.supportcenter.kit.outbox.OutboxQueue.Queued;
import io.supportcenter.kit.trace.PublishTrace;
import io.supportcenter.schemas.CloudEventHeaders;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * One life of the relay: from taking the lead to the first fault. Starting again is its only way to
 * recover, since that decides a transaction that was in doubt.
 */
final class RelaySession implements AutoCloseable {

  static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final OutboxQueue queue;
  private final Bookmark bookmark;
  private final Producer<byte[], byte[]> producer;
  private final KafkaTopics kafka;
  private final LastTransaction transaction;
  private final String source;
  private final RelayWatch watch;
  private final Set<TopicPartition> written = ConcurrentHashMap.newKeySet();

  private RelaySession(
      OutboxQueue queue,
      Bookmark bookmark,
      Producer<byte[], byte[]> producer,
      KafkaTopics kafka,
      LastTransaction transaction,
      String source,
      RelayWatch watch) {
    this.queue = queue;
    this.bookmark = bookmark;
    this.producer = producer;
    this.kafka = kafka;
    this.transaction = transaction;
    this.source = source;
    this.watch = watch;
  }

  /**
   * By the holder of the lease.
   *
   * @throws ForeignBookmark when the names on Kafka are those of another database
   */
  static RelaySession begin(
      OutboxQueue queue, RelayClients clients, Namespace names, RelayWatch watch)
      throws SQLException {
    UUID database = queue.database();
    Bookmark bookmark = new Bookmark(names.relayBookmarks(), database);
    KafkaTopics kafka = new KafkaTopics(clients.admin(), TIMEOUT);
    String transactionalId = names.relayTransactions(database);
    KafkaProducer<byte[], byte[]> producer = clients.producer(transactionalId);
    try {
      LastTransaction transaction =
          new LastTransaction(
              transactionalId,
              kafka,
              new HangingTransaction(transactionalId, clients.producerConfig(), TIMEOUT),
              queue.lastOutcome(),
              watch);
      transaction.end(producer);
      kafka.awaitDecided(Set.of(bookmark.partition()));
      try (Consumer<byte[], byte[]> consumer = clients.bookmarkConsumer()) {
        Optional<List<UUID>> published = bookmark.read(consumer, TIMEOUT);
        if (published.isEmpty()) {
          claim(bookmark, producer);
        }
        queue.deleteEvents(published.orElse(List.of()));
      }
      String source = "/" + names.service();
      return new RelaySession(queue, bookmark, producer, kafka, transaction, source, watch);
    } catch (RuntimeException | SQLException | Error e) {
      producer.close(Duration.ZERO);
      throw e;
    }
  }

  /** From now on the relay of another database sees whose the names are. */
  private static void claim(Bookmark bookmark, Producer<byte[], byte[]> producer) {
    producer.beginTransaction();
    var _ = producer.send(bookmark.record(List.of()));
    producer.commitTransaction();
  }

  /**
   * What became of the oldest rows.
   *
   * @param quarantined those that Kafka refused, and those behind them
   * @param full whether there may be more
   */
  record Round(int published, int quarantined, boolean full) {

    static final Round NOTHING = new Round(0, 0, false);

    int rows() {
      return published + quarantined;
    }
  }

  /** False once another instance has the lead. */
  boolean leads() throws SQLException {
    return queue.keepLease();
  }

  /**
   * Publishes the oldest rows in one Kafka transaction with the bookmark, then deletes them. A row
   * that Kafka refuses goes to quarantine instead, with the later ones of its key.
   */
  Round relay(int limit) throws SQLException {
    Map<Boolean, List<Queued>> rows =
        queue.oldest(limit).stream().collect(Collectors.partitioningBy(Queued::behind));
    if (!rows.get(true).isEmpty()) {
      queue.quarantineBehind(rows.get(true));
      watch.quarantined(
          Collections.nCopies(rows.get(true).size(), QuarantineReason.BEHIND_QUARANTINED));
      return new Round(0, rows.get(true).size(), true);
    }
    List<Queued> sealed = rows.get(false).stream().filter(queued -> queued.row().sealed()).toList();
    if (!sealed.isEmpty()) {
      Map<Queued, QuarantineReason> unopened = new HashMap<>();
      sealed.forEach(queued -> unopened.put(queued, QuarantineReason.KEY_MISSING));
      queue.quarantine(unopened);
      watch.quarantined(unopened.values());
      return new Round(0, unopened.size(), true);
    }
    return rows.get(false).isEmpty() ? Round.NOTHING : publish(rows.get(false), limit);
  }

  private Round publish(List<Queued> rows, int limit) throws SQLException {
    try (PublishTrace trace = watch.publish()) {
      return publish(rows, limit, trace);
    }
  }

  private Round publish(List<Queued> rows, int limit, PublishTrace trace) throws SQLException {
    Map<Queued, Exception> faults = new ConcurrentHashMap<>();
    producer.beginTransaction();
    try {
      for (Queued queued : rows) {
        send(queued, faults, trace);
      }
      var _ =
          producer.send(
              bookmark.record(rows.stream().map(q -> q.row().eventId()).toList()), this::sent);
      producer.commitTransaction();
    } catch (KafkaException e) {
      trace.failed(e);
      Map<Queued, QuarantineReason> refused = refused(rows, faults);
      if (refused.isEmpty()) {
        throw e;
      }
      producer.abortTransaction();
      queue.quarantine(refused);
      watch.quarantined(refused.values());
      return new Round(0, refused.size(), true);
    }
    watch.published(rows);
    queue.delete(rows);
    return new Round(rows.size(), 0, rows.size() == limit);
  }

  private void send(Queued queued, Map<Queued, Exception> faults, PublishTrace trace) {
    OutboxRow row = queued.row();
    // A failed send makes commitTransaction throw.
    var _ =
        producer.send(
            new ProducerRecord<>(
                row.topic(), null, row.key(), row.value(), headers(row, queued.createdAt(), trace)),
            (place, fault) -> {
              sent(place, fault);
              if (fault != null) {
                faults.put(queued, fault);
              }
            });
  }

  private void sent(RecordMetadata place, Exception fault) {
    if (fault == null) {
      written.add(new TopicPartition(place.topic(), place.partition()));
    }
  }

  /** Those that would be refused again; with a topic that takes nothing, all of its rows. */
  private Map<Queued, QuarantineReason> refused(List<Queued> rows, Map<Queued, Exception> faults) {
    Map<Queued, QuarantineReason> refused = new HashMap<>();
    faults.forEach((row, fault) ->
        reason(row, fault)
            .ifPresent(reason ->
                rows.stream()
                    .filter(
                        each -> each.equals(row) || reason.isOfTheTopic() && sameTopic(each, row))
                    .forEach(each -> refused.put(each, reason))));
    return refused;
  }

  /** The producer reports an unknown topic as a time-out, as it does when Kafka is slow. */
  private Optional<QuarantineReason> reason(Queued row, Exception fault) {
    return fault instanceof TimeoutException && !kafka.exists(row.row().topic())
        ? Optional.of(QuarantineReason.TOPIC_UNKNOWN)
        : QuarantineReason.of(fault);
  }

  private static boolean sameTopic(Queued one, Queued other) {
    return one.row().topic().equals(other.row().topic());
  }

  private Headers headers(OutboxRow row, Instant time, PublishTrace trace) {
    Headers headers = new RecordHeaders();
    if (row.type() != null) {
      String subject = new String(row.key(), StandardCharsets.UTF_8);
      CloudEventHeaders.write(headers, row.eventId(), source, row.type(), subject, time);
    }
    if (row.headers() != null) {
      HeaderCodec.read(row.headers()).forEach(headers::add);
    }
    if (row.type() != null) {
      // A dead letter keeps the headers of its record.
      trace
          .publish(row.topic(), time, CloudEventHeaders.traceParent(headers))
          .ifPresent(place -> CloudEventHeaders.replaceTraceParent(headers, place));
    }
    return headers;
  }

  /**
   * Between two batches: whether readers see what was published since it was asked last.
   *
   * @throws IllegalStateException when a transaction is stuck, which a new session ends
   */
  void checkDecided() {
    kafka.awaitDecided(Set.of(bookmark.partition()));
    Set<TopicPartition> open = transaction.openIn(written);
    if (!open.isEmpty()) {
      throw new IllegalStateException("the last transaction is still open in " + open);
    }
    written.clear();
  }

  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }

  /** Makes the clients that a session needs. */
  record RelayClients(
      Map<String, Object> producerConfig, Map<String, Object> consumerConfig, Admin admin) {

    KafkaProducer<byte[], byte[]> producer(String transactionalId) {
      Map<String, Object> config = new HashMap<>(producerConfig);
      config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
      return new KafkaProducer<>(config);
    }

    Consumer<byte[], byte[]> bookmarkConsumer() {
      return new KafkaConsumer<>(consumerConfig);
    }
  }
}
