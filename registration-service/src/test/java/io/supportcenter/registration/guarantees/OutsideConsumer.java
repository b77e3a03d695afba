package io.supportcenter.registration.guarantees;

import static org.awaitility.Awaitility.await;

import io.supportcenter.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.core.ConditionTimeoutException;

/** Somebody else's consumer, which reads what the service publishes while all this happens. */
final class OutsideConsumer implements AutoCloseable {

  private static final List<String> TOPICS =
      List.of(
          Topics.ASSETS, Topics.USERS, Topics.REGISTRATIONS, Topics.REFUSALS, Seen.DEAD_LETTERS);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final int ANSWER_SECONDS_MAX = 10;

  private final Admin admin;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final List<Seen> seen = new ArrayList<>();
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private final AtomicBoolean open = new AtomicBoolean(true);
  private final AtomicReference<Throwable> fault = new AtomicReference<>();
  private final Thread thread = Thread.ofPlatform().name("outside-consumer").unstarted(this::read);

  OutsideConsumer(String bootstrapServers) {
    this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    this.consumer = consumer(bootstrapServers);
    this.partitions = partitions(consumer);
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    thread.start();
  }

  synchronized List<Seen> seen() {
    return List.copyOf(seen);
  }

  synchronized int count() {
    return seen.size();
  }

  /** Waits until it has been given all that is there, no transaction being under way. */
  void awaitEnd() {
    try {
      await()
          .atMost(LONG)
          .ignoreExceptionsInstanceOf(KafkaException.class)
          .until(() -> behind().isEmpty());
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(
          "the outside consumer has not read to the end; what is seen, and what that means:\n"
              + String.join("\n", diagnosis()),
          e);
    }
  }

  /** Where it is, where committed records end, and where all records end. */
  private List<String> behind() {
    if (fault.get() != null) {
      throw new IllegalStateException("the outside consumer has ended", fault.get());
    }
    Map<TopicPartition, Long> ends = ends(IsolationLevel.READ_UNCOMMITTED);
    Map<TopicPartition, Long> committed = ends(IsolationLevel.READ_COMMITTED);
    Map<TopicPartition, Long> reached = positions();
    return ends.keySet().stream()
        .filter(p -> reached.getOrDefault(p, 0L) < ends.get(p))
        .map(p -> {
          String where = reached.getOrDefault(p, 0L) < committed.get(p) ? "READER" : "TRANSACTION";
          return "%s %s: position %s, last stable offset %s, high watermark %s"
              .formatted(where, p, reached.get(p), committed.get(p), ends.get(p));
        })
        .toList();
  }

  /**
   * TRANSACTION: one is open, or its markers are missing; READER: this consumer; no answer:
   * starvation of the broker.
   */
  private List<String> diagnosis() {
    List<String> lines = new ArrayList<>();
    lines.add("reader " + thread.getState() + ", fault " + fault.get());
    try {
      lines.addAll(behind());
      lines.add(
          "producers "
              + admin
                  .describeProducers(List.copyOf(positions().keySet()))
                  .all()
                  .get(ANSWER_SECONDS_MAX, TimeUnit.SECONDS));
      for (TransactionListing transaction :
          admin.listTransactions().all().get(ANSWER_SECONDS_MAX, TimeUnit.SECONDS)) {
        lines.add(
            transaction
                + " "
                + admin
                    .describeTransactions(List.of(transaction.transactionalId()))
                    .all()
                    .get(ANSWER_SECONDS_MAX, TimeUnit.SECONDS));
      }
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      lines.add("no answer: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return lines;
  }

  private synchronized Map<TopicPartition, Long> positions() {
    return Map.copyOf(positions);
  }

  /** Not by the reader, and without its monitor: a slow answer must not stop it. */
  private Map<TopicPartition, Long> ends(IsolationLevel isolation) {
    Map<TopicPartition, OffsetSpec> latest =
        partitions.stream().collect(Collectors.toMap(p -> p, _ -> OffsetSpec.latest()));
    try {
      return admin
          .listOffsets(latest, new ListOffsetsOptions(isolation))
          .all()
          .get(ANSWER_SECONDS_MAX, TimeUnit.SECONDS)
          .entrySet()
          .stream()
          .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().offset()));
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("ends not known", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException(e);
    }
  }

  private void read() {
    try {
      readOn();
    } catch (Throwable e) {
      fault.set(e);
    }
  }

  private void readOn() {
    while (open.get()) {
      List<ConsumerRecord<byte[], byte[]>> polled = new ArrayList<>();
      consumer.poll(POLL).forEach(polled::add);
      Map<TopicPartition, Long> now = new HashMap<>();
      consumer.assignment().forEach(p -> now.put(p, consumer.position(p)));
      add(polled, now);
    }
  }

  private synchronized void add(
      List<ConsumerRecord<byte[], byte[]>> polled, Map<TopicPartition, Long> now) {
    polled.forEach(record -> seen.add(new Seen(record)));
    positions.putAll(now);
  }

  private static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "isolation.level",
            "read_committed",
            "enable.auto.commit",
            false,
            "auto.offset.reset",
            "none",
            "default.api.timeout.ms",
            120_000,
            "key.deserializer",
            ByteArrayDeserializer.class,
            "value.deserializer",
            ByteArrayDeserializer.class));
  }

  private static List<TopicPartition> partitions(KafkaConsumer<?, ?> asking) {
    return TOPICS.stream()
        .flatMap(topic -> partitions(asking, topic).stream())
        .map(p -> new TopicPartition(p.topic(), p.partition()))
        .toList();
  }

  /** A topic that has just been made is not known everywhere yet. */
  private static List<PartitionInfo> partitions(KafkaConsumer<?, ?> asking, String topic) {
    return await(topic).atMost(LONG).until(() -> asking.partitionsFor(topic), p -> !p.isEmpty());
  }

  @Override
  public void close() throws InterruptedException {
    open.set(false);
    thread.join();
    consumer.close();
    admin.close();
  }
}
