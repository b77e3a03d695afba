package io.supportcenter.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.supportcenter.kit.Namespace;
import io.supportcenter.kit.db.Lease;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.outbox.RelaySession.RelayClients;
import io.supportcenter.kit.testing.PlatformAddresses;
import io.supportcenter.kit.testing.PlatformProcess;
import io.supportcenter.kit.trace.Tracing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.SimpleRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A transaction whose markers are missing, as a broker that dies leaves it behind: written into the
 * log while the broker is dead. {@link KilledBrokerIT} lets it come about by itself.
 */
class HangingTransactionIT {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final TopicPartition TOTALS = new TopicPartition("hanging-totals", 0);
  private static final Namespace NAMES = new Namespace(Optional.empty(), "hanging");
  private static final String ABORTED = "hanging-aborted";

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

  private PlatformProcess platform;
  private Admin admin;

  @BeforeEach
  void start() {
    platform = PlatformProcess.start(Path.of("target/hanging-transaction").toAbsolutePath());
    admin = Admin.create(Map.of("bootstrap.servers", bootstrap()));
  }

  @AfterEach
  void stop() {
    admin.close();
    platform.close();
  }

  @Test
  void shouldShowReadersWhatTheRelayHasCommitted() throws Exception {
    create(TOTALS);
    create(NAMES.relayBookmarks());
    Set<TopicPartition> written = Set.of(TOTALS, new TopicPartition(NAMES.relayBookmarks(), 0));
    try (Connection database = database()) {
      RelaySession running = begin(database);
      insert(database, "first");
      running.relay(10);
      String id = NAMES.relayTransactions(queue(database).database());
      TransactionDescription last = describe(id);
      Map<TopicPartition, Long> ends = ends(written);
      platform.killBroker();
      leaveOpen(ends, last);
      platform.startBroker();

      assertThatThrownBy(running::checkDecided).isInstanceOf(IllegalStateException.class);
      running.close();
      try (RelaySession next = begin(database)) {
        assertThat(read(Set.of(TOTALS))).containsExactly("first", "left open");
        insert(database, "second");
        next.relay(10);
        next.checkDecided();
      }
    }
    assertThat(read(Set.of(TOTALS))).containsExactly("first", "left open", "second");
    assertThat(metrics.counter("outbox.transactions.completed").count()).isEqualTo(1);
  }

  @Test
  void shouldNotShowReadersWhatWasAborted() throws Exception {
    create(TOTALS);
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(TOTALS.topic(), bytes("aborted"))).get();
      producer.abortTransaction();
    }
    KafkaTopics kafka = new KafkaTopics(admin, TIMEOUT);
    kafka.awaitDecided(Set.of(TOTALS));
    TransactionDescription last = describe(ABORTED);
    Map<TopicPartition, Long> ends = ends(Set.of(TOTALS));
    platform.killBroker();
    leaveOpen(ends, last);
    platform.startBroker();

    HangingTransaction hanging = new HangingTransaction(ABORTED, producerConfig(), TIMEOUT);
    LastTransaction transaction =
        new LastTransaction(ABORTED, kafka, hanging, new RelayWatch(Tracing.off(), metrics));
    assertThat(transaction.openIn(kafka.partitions())).containsExactly(TOTALS);
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      transaction.end(producer);
      kafka.awaitDecided(Set.of(TOTALS));
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(TOTALS.topic(), bytes("committed"))).get();
      producer.commitTransaction();
    }

    kafka.awaitDecided(Set.of(TOTALS));
    assertThat(read(Set.of(TOTALS))).containsExactly("committed");
  }

  private RelaySession begin(Connection database) throws SQLException {
    Map<String, Object> consumer =
        Map.of(
            "bootstrap.servers",
            bootstrap(),
            "isolation.level",
            "read_committed",
            "auto.offset.reset",
            "earliest",
            "key.deserializer",
            ByteArrayDeserializer.class,
            "value.deserializer",
            ByteArrayDeserializer.class);
    return RelaySession.begin(
        queue(database),
        new RelayClients(producerConfig(), consumer, admin),
        NAMES,
        new RelayWatch(Tracing.off(), metrics));
  }

  private static OutboxQueue queue(Connection database) {
    return new OutboxQueue(database, new Lease("relay"));
  }

  private Connection database() throws SQLException {
    PlatformAddresses at = platform.addresses();
    at.recreateDatabase("hanging");
    String url = at.jdbcUrl("hanging");
    Flyway.configure()
        .dataSource(url, at.username(), at.password())
        .locations("classpath:db/kit")
        .load()
        .migrate();
    return DriverManager.getConnection(url, at.username(), at.password());
  }

  private static void insert(Connection database, String value) throws SQLException {
    Sql.update(
        database,
        """
        INSERT INTO outbox (id, created_at, event_id, topic, record_key, value, type)
        VALUES (nextval('outbox_id'), now(), gen_random_uuid(), ?, 'key', ?, 'a.Total')
        """,
        TOTALS.topic(),
        bytes(value));
  }

  private void create(TopicPartition partition) throws Exception {
    create(partition.topic());
  }

  private void create(String topic) throws Exception {
    admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
  }

  private Map<TopicPartition, Long> ends(Set<TopicPartition> partitions) throws Exception {
    new KafkaTopics(admin, TIMEOUT).awaitDecided(partitions);
    Map<TopicPartition, Long> ends = new HashMap<>();
    ListOffsetsResult latest =
        admin.listOffsets(
            partitions.stream().collect(Collectors.toMap(p -> p, _ -> OffsetSpec.latest())));
    for (TopicPartition partition : partitions) {
      ends.put(partition, latest.partitionResult(partition).get().offset());
    }
    return ends;
  }

  /** A record and no marker, as the next one of the producer. */
  private void leaveOpen(Map<TopicPartition, Long> ends, TransactionDescription of)
      throws IOException {
    for (TopicPartition partition : ends.keySet()) {
      ByteBuffer batch =
          MemoryRecords.withTransactionalRecords(
                  ends.get(partition),
                  Compression.NONE,
                  of.producerId(),
                  (short) of.producerEpoch(),
                  0,
                  0,
                  new SimpleRecord(System.currentTimeMillis(), null, bytes("left open")))
              .buffer();
      Path segment = platform.state().resolve("kafka/" + partition + "/00000000000000000000.log");
      try (FileChannel log = FileChannel.open(segment, StandardOpenOption.APPEND)) {
        while (batch.hasRemaining()) {
          log.write(batch);
        }
      }
    }
  }

  private TransactionDescription describe(String transactionalId) {
    return new KafkaTopics(admin, TIMEOUT).transaction(transactionalId).orElseThrow();
  }

  /** What readers of committed records get now. */
  private List<String> read(Set<TopicPartition> partitions) {
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", bootstrap(),
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(100))) {
          values.add(record.value());
        }
      }
    }
    return values;
  }

  private KafkaProducer<byte[], byte[]> producer() {
    Map<String, Object> config = new HashMap<>(producerConfig());
    config.put("transactional.id", ABORTED);
    return new KafkaProducer<>(config);
  }

  private Map<String, Object> producerConfig() {
    return Map.of(
        "bootstrap.servers",
        bootstrap(),
        "key.serializer",
        ByteArraySerializer.class,
        "value.serializer",
        ByteArraySerializer.class);
  }

  private String bootstrap() {
    return platform.addresses().bootstrapServers();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
