package io.supportcenter.registration.guarantees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supportcenter.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Somebody else's consumer, which reads what the service publishes while all this happens. */
final class OutsideConsumer implements AutoCloseable {

  private static final List<String> TOPICS =
      List.of(Topics.ASSETS, Topics.USERS, Topics.REGISTRATIONS, Seen.DEAD_LETTERS);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration LONG = Duration.ofMinutes(2);

  private final String bootstrapServers;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<Seen> seen = new ArrayList<>();
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private final AtomicBoolean open = new AtomicBoolean(true);
  private final AtomicReference<RuntimeException> fault = new AtomicReference<>();
  private final Thread thread = Thread.ofPlatform().name("outside-consumer").unstarted(this::read);

  OutsideConsumer(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    this.consumer = consumer("read_committed");
    List<TopicPartition> partitions = partitions(consumer);
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
    await()
        .atMost(LONG)
        .untilAsserted(
            () -> assertThat(behind()).as("the outside consumer has read to the end").isEmpty());
  }

  /** Where it is, where committed records end, and where all records end. */
  private synchronized List<String> behind() {
    if (fault.get() != null) {
      throw new IllegalStateException("the outside consumer has ended", fault.get());
    }
    Map<TopicPartition, Long> ends = ends("read_uncommitted");
    Map<TopicPartition, Long> committed = ends("read_committed");
    return ends.keySet().stream()
        .filter(p -> positions.getOrDefault(p, 0L) < ends.get(p))
        .map(p -> "%s: %s, %s, %s".formatted(p, positions.get(p), committed.get(p), ends.get(p)))
        .toList();
  }

  private Map<TopicPartition, Long> ends(String isolation) {
    try (KafkaConsumer<byte[], byte[]> asking = consumer(isolation)) {
      return asking.endOffsets(partitions(asking));
    }
  }

  private void read() {
    try {
      readOn();
    } catch (RuntimeException e) {
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

  private KafkaConsumer<byte[], byte[]> consumer(String isolation) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "isolation.level",
            isolation,
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
  }
}
