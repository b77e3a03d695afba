package io.supportcenter.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.supportcenter.kit.testing.PlatformProcess;
import io.supportcenter.kit.trace.Tracing;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A broker that dies right after it has answered a commit leaves the markers out in some of its
 * lives (see {@link HangingTransaction}). Whether readers get every committed record all the same,
 * when nothing else is published.
 *
 * <p>{@code -Dkilled-broker.times=1000} is a matter of hours.
 */
@Tag("thorough")
class KilledBrokerIT {

  private static final Logger LOG = Logger.getLogger(KilledBrokerIT.class);
  private static final int TIMES = Integer.getInteger("killed-broker.times", 20);
  private static final int PARTITIONS = 24;
  private static final String TOPIC = "markers";
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final Set<TopicPartition> partitions =
      IntStream.range(0, PARTITIONS)
          .mapToObj(p -> new TopicPartition(TOPIC, p))
          .collect(Collectors.toSet());
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private String bootstrap;

  @Test
  void shouldShowReadersEveryCommittedTransactionAfterTheDeathOfTheBroker() throws Exception {
    try (PlatformProcess platform =
        PlatformProcess.start(Path.of("target/killed-broker").toAbsolutePath())) {
      bootstrap = platform.addresses().bootstrapServers();
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
        admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1))).all().get();
      }
      try (RelayDatabase database = RelayDatabase.create(platform.addresses(), "killed_broker")) {
        for (int i = 1; i <= TIMES; i++) {
          commit(platform);
          platform.startBroker();
          begin(database.queue());
          LOG.infof("%d deaths, markers were left out in %.0f", i, completed());
        }
      }
      assertThat(read()).isEqualTo((long) TIMES * PARTITIONS);
    }
  }

  private void commit(PlatformProcess platform) {
    KafkaProducer<byte[], byte[]> producer = producer();
    producer.initTransactions();
    producer.beginTransaction();
    for (TopicPartition partition : partitions) {
      var _ = producer.send(new ProducerRecord<>(TOPIC, partition.partition(), null, new byte[1]));
    }
    producer.commitTransaction();
    platform.killBroker();
    producer.close(Duration.ZERO);
  }

  /** As a session of the relay does, and nothing is published afterwards. */
  private void begin(OutboxQueue queue) throws SQLException {
    assertThat(queue.keepLease()).isTrue();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
        KafkaProducer<byte[], byte[]> producer = producer()) {
      KafkaTopics kafka = new KafkaTopics(admin, TIMEOUT);
      HangingTransaction hanging = new HangingTransaction(TOPIC, config(), TIMEOUT);
      RelayWatch watch = new RelayWatch(Tracing.off(), metrics);
      new LastTransaction(TOPIC, kafka, hanging, queue.lastOutcome(), watch).end(producer);
      kafka.awaitDecided(partitions);
    }
  }

  private double completed() {
    return metrics.counter("outbox.transactions.completed").count();
  }

  private KafkaProducer<byte[], byte[]> producer() {
    Map<String, Object> config = config();
    config.put("transactional.id", TOPIC);
    config.put("transaction.timeout.ms", 10_000);
    return new KafkaProducer<>(config);
  }

  private Map<String, Object> config() {
    Map<String, Object> config = new HashMap<>();
    config.put("bootstrap.servers", bootstrap);
    config.put("key.serializer", ByteArraySerializer.class);
    config.put("value.serializer", ByteArraySerializer.class);
    return config;
  }

  /** How many records readers of committed records see. */
  private long read() {
    long read = 0;
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", bootstrap,
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        for (ConsumerRecord<byte[], byte[]> _ : consumer.poll(Duration.ofMillis(100))) {
          read++;
        }
      }
    }
    return read;
  }
}
