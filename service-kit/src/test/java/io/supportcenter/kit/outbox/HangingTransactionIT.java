package io.supportcenter.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.supportcenter.kit.Namespace;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.outbox.RelaySession.RelayClients;
import io.supportcenter.kit.testing.PlatformProcess;
import io.supportcenter.kit.trace.Tracing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
  private static final Set<TopicPartition> WRITTEN =
      Set.of(TOTALS, new TopicPartition(NAMES.relayBookmarks(), 0));

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

  private PlatformProcess platform;
  private Admin admin;
  private KafkaTopics kafka;
  private RelayDatabase database;
  private String transactionalId;

  @BeforeEach
  void start() throws Exception {
    platform = PlatformProcess.start(Path.of("target/hanging-transaction").toAbsolutePath());
    admin = Admin.create(Map.of("bootstrap.servers", bootstrap()));
    kafka = new KafkaTopics(admin, TIMEOUT);
    for (TopicPartition partition : WRITTEN) {
      admin.createTopics(List.of(new NewTopic(partition.topic(), 1, (short) 1))).all().get();
    }
    database = RelayDatabase.create(platform.addresses(), "hanging");
    transactionalId = NAMES.relayTransactions(database.queue().database());
  }

  @AfterEach
  void stop() throws SQLException {
    database.close();
    admin.close();
    platform.close();
  }

  @Test
  void shouldShowReadersWhatTheRelayHasCommitted() throws Exception {
    RelaySession running = publishFirst(begin(database));
    leaveOpen(describe());

    assertThatThrownBy(running::checkDecided).isInstanceOf(IllegalStateException.class);
    running.close();
    try (RelaySession next = begin(database)) {
      assertThat(read()).containsExactly("first", "left open");
      insert(database, "second");
      next.relay(10);
      next.checkDecided();
    }

    assertThat(read()).containsExactly("first", "left open", "second");
    assertThat(metrics.counter("outbox.transactions.completed").count()).isEqualTo(1);
  }

  @Test
  void shouldShowReadersWhatWasCommittedThoughARelayDiesWhileItCompletesThat() throws Exception {
    publishFirst(begin(database)).close();
    TransactionDescription last = describe();
    leaveOpen(last);
    try (KafkaProducer<byte[], byte[]> dying = producer()) {
      database.queue().lastOutcome().ending(last.producerEpoch(), true);
      dying.initTransactions();
      TransactionDescription now = describe();
      hanging().begin(kafka.broker(now.coordinatorId()), now, WRITTEN);
    }

    begin(database).close();

    assertThat(read()).containsExactly("first", "left open");
  }

  @Test
  void shouldNotShowReadersWhatWasAborted() throws Exception {
    publishFirst(begin(database)).close();
    abort();
    leaveOpen(describe());

    begin(database).close();

    kafka.awaitDecided(WRITTEN);
    assertThat(read()).containsExactly("first");
  }

  @Test
  void shouldNotShowReadersWhatWasAbortedThoughARelayDiesBeforeItCompletesThat() throws Exception {
    publishFirst(begin(database)).close();
    abort();
    TransactionDescription last = describe();
    database.queue().lastOutcome().ending(last.producerEpoch(), false);
    try (KafkaProducer<byte[], byte[]> dying = producer()) {
      dying.initTransactions();
    }
    leaveOpen(describe());

    begin(database).close();

    kafka.awaitDecided(WRITTEN);
    assertThat(read()).containsExactly("first");
  }

  private RelaySession publishFirst(RelaySession session) throws SQLException {
    insert(database, "first");
    session.relay(10);
    return session;
  }

  private void abort() throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(TOTALS.topic(), bytes("aborted"))).get();
      producer.abortTransaction();
    }
  }

  private RelaySession begin(RelayDatabase database) throws SQLException {
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
        database.queue(),
        new RelayClients(producerConfig(), consumer, admin),
        NAMES,
        new RelayWatch(Tracing.off(), metrics));
  }

  private static void insert(RelayDatabase database, String value) throws SQLException {
    Sql.update(
        database.connection(),
        """
        INSERT INTO outbox (id, created_at, event_id, topic, record_key, value, type)
        VALUES (nextval('outbox_id'), now(), gen_random_uuid(), ?, 'key', ?, 'a.Total')
        """,
        TOTALS.topic(),
        bytes(value));
  }

  /**
   * A record and no marker, as the next one of the producer, in the log of a broker that is dead.
   */
  private void leaveOpen(TransactionDescription of) throws Exception {
    kafka.awaitDecided(WRITTEN);
    ListOffsetsResult latest =
        admin.listOffsets(
            WRITTEN.stream().collect(Collectors.toMap(p -> p, _ -> OffsetSpec.latest())));
    Map<TopicPartition, Long> ends = new HashMap<>();
    for (TopicPartition partition : WRITTEN) {
      ends.put(partition, latest.partitionResult(partition).get().offset());
    }
    platform.killBroker();
    for (TopicPartition partition : WRITTEN) {
      append(partition, ends.get(partition), of);
    }
    platform.startBroker();
  }

  private void append(TopicPartition partition, long offset, TransactionDescription of)
      throws IOException {
    ByteBuffer batch =
        MemoryRecords.withTransactionalRecords(
                offset,
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

  private HangingTransaction hanging() {
    return new HangingTransaction(transactionalId, producerConfig(), TIMEOUT);
  }

  private TransactionDescription describe() {
    return kafka.transaction(transactionalId).orElseThrow();
  }

  /** What readers of committed records get now. */
  private List<String> read() {
    Set<TopicPartition> partitions = Set.of(TOTALS);
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
    config.put("transactional.id", transactionalId);
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
