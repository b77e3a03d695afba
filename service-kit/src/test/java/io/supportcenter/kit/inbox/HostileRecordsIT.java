package io.supportcenter.kit.inbox;

import static io.supportcenter.kit.testing.Centre.management;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.events.UserState;
import io.supportcenter.kit.sample.Calls;
import io.supportcenter.kit.sample.KitParts;
import io.supportcenter.kit.sample.Numbers;
import io.supportcenter.kit.sample.NumbersProbe;
import io.supportcenter.kit.testing.FutureEvent;
import io.supportcenter.kit.testing.TestSchemas;
import io.supportcenter.schemas.CloudEventHeaders;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No record and no fault stops a channel for good, and good records are not parked. */
@QuarkusTest
@WithTestResource(KitParts.class)
class HostileRecordsIT {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String NUMBERS = NumbersProbe.NUMBERS;
  private static final String DEAD_LETTERS = "kit-test.dead-letters";

  @Inject Numbers numbers;
  @Inject NumbersProbe probe;
  @Inject Admin admin;

  @ConfigProperty(name = "support-center.registry.url")
  String registry;

  private final String key = UUID.randomUUID().toString();

  @AfterEach
  void asBefore() {
    numbers.leaveAlone();
  }

  @Test
  void shouldTryALoneRecordAgainBeforeItIsParked() {
    AtomicInteger attempts = failing(2, () -> new IllegalStateException("a race"));

    probe.publish(key, 7);

    await().atMost(LONG).until(() -> probe.stored(key) == 7);
    assertThat(attempts).hasValue(3);
    assertThat(probe.parked(key)).isEmpty();
  }

  @Test
  void shouldContinueWhenItsThreadIsInterruptedInAPause() {
    AtomicReference<Thread> worker = new AtomicReference<>();
    numbers.disturb((_, _) -> {
      worker.set(Thread.currentThread());
      throw new SQLException("away", "08006");
    });
    probe.publish(key, 7);

    await().atMost(LONG).until(() -> worker.get() != null);
    await().atMost(LONG).until(() -> worker.get().getState() == Thread.State.TIMED_WAITING);
    worker.get().interrupt();
    numbers.leaveAlone();

    await().atMost(LONG).until(() -> probe.stored(key) == 7);
  }

  /** A plan whose result has changed, a prepared statement that is gone, internal errors. */
  @ParameterizedTest
  @ValueSource(strings = {"0A000", "26000", "XX000"})
  void shouldNotParkWhatSaysNothingOfTheRecord(String state) {
    failing(6, () -> new SQLException("not its fault", state));

    probe.publish(key, 7);

    await().atMost(LONG).until(() -> probe.stored(key) == 7);
    assertThat(probe.parked(key)).isEmpty();
  }

  @Test
  void shouldParkARecordWhoseHandlerThrowsAnErrorAndContinue() {
    numbers.disturb((_, events) -> {
      if (events.stream().anyMatch(e -> e.key().equals(key))) {
        throw new StackOverflowError();
      }
    });
    String other = UUID.randomUUID().toString();

    probe.publish(key, 1);
    probe.publish(other, 5);

    await().atMost(LONG).until(() -> probe.parked(key).size() == 1);
    await().atMost(LONG).until(() -> probe.stored(other) == 5);
    assertThat(management("/q/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void shouldHalveABatchThatTimesOutTwice() {
    Map<Integer, Integer> timedOut = new ConcurrentHashMap<>();
    numbers.disturb((tx, events) -> {
      timedOut.merge(events.size(), 1, Integer::sum);
      execute(tx, "SET LOCAL statement_timeout = '1s'");
      execute(tx, "SELECT pg_sleep(%s)".formatted(0.1 * events.size()));
    });

    probe
        .kafka()
        .publishAll(
            IntStream.range(0, 100)
                .mapToObj(_ -> new ProducerRecord<>(NUMBERS, bytes(key), number(key, 1)))
                .toList());

    await().atMost(Duration.ofMinutes(3)).until(() -> probe.stored(key) == 100);
    assertThat(probe.parked(key)).isEmpty();
    assertThat(timedOut.keySet()).anyMatch(size -> size > 10);
  }

  @Test
  void shouldParkALoneRecordThatAlwaysTakesTooLong() {
    numbers.disturb((tx, events) -> {
      if (events.stream().anyMatch(e -> e.key().equals(key))) {
        execute(tx, "SET LOCAL statement_timeout = '100ms'");
        execute(tx, "SELECT pg_sleep(10)");
      }
    });
    String other = UUID.randomUUID().toString();

    probe.publish(key, 1);
    probe.publish(other, 5);

    await().atMost(LONG).until(() -> probe.parked(key).size() == 1);
    await().atMost(LONG).until(() -> probe.stored(other) == 5);
  }

  @Test
  void shouldSetAsideWhateverHeadersKeyAndTimestampARecordHas() throws Exception {
    keepTimestampsAsTheyAre();
    byte[] huge = new byte[20_000];
    new Random(1).nextBytes(huge);
    for (byte[] value : List.of(number(key, -1), bytes("not an event"))) {
      ProducerRecord<byte[], byte[]> header =
          new ProducerRecord<>(NUMBERS, 0, Long.MAX_VALUE, bytes(key), value);
      header.headers().add("n".repeat(70_000), bytes("x"));
      header.headers().add(CloudEventHeaders.TRACE_PARENT, new byte[100_000]);
      probe.kafka().publish(header);
      probe.kafka().publish(new ProducerRecord<>(NUMBERS, 0, huge, value));
    }
    String other = UUID.randomUUID().toString();
    probe.kafka().publish(new ProducerRecord<>(NUMBERS, 0, bytes(other), number(other, 5)));

    await().atMost(LONG).until(() -> probe.stored(other) == 5);
    assertThat(probe.parked(key)).hasSize(1);
    await().atMost(LONG).until(() -> probe.kafka().read(DEAD_LETTERS, key).size() == 2);
    assertThat(
            probe.kafka().read(DEAD_LETTERS).stream()
                .filter(letter -> java.util.Arrays.equals(letter.key(), huge)))
        .hasSize(2);
  }

  @Test
  void shouldSendLengthsThatLieToTheDeadLetters() {
    ByteBuffer lie = ByteBuffer.allocate(10).put(number(key, 1), 0, 5);
    lie.put(new byte[] {(byte) 0x80, (byte) 0xde, (byte) 0xc0, (byte) 0xca, 0x0b});

    probe.kafka().publish(NUMBERS, key, lie.array());
    probe.publish(key, 7);

    await().atMost(LONG).until(() -> probe.stored(key) == 7);
    assertThat(reasons(key)).containsExactly("UNDECODABLE");
  }

  @Test
  void shouldNeverStopForWhatOthersWrite() {
    String unknownType = "type-" + key;
    String otherTopics = "topic-" + key;
    String tombstone = "tombstone-" + key;
    probe.kafka().publish(Calls.TOPIC, key, new byte[] {0, 0x7f, 0, 0, 1, 2});
    probe.kafka().publish(Calls.TOPIC, unknownType, FutureEvent.register(registry));
    probe.kafka().publish(Calls.TOPIC, otherTopics, number(key, 1));
    probe.kafka().publish(Calls.TOPIC, tombstone, (byte[]) null);
    for (String k : List.of(key, unknownType, otherTopics, tombstone)) {
      probe.kafka().publish(Calls.TOPIC, k, request(k));
      await().atMost(LONG).until(() -> probe.stored(k) == 1);
    }

    assertThat(reasons(key)).containsExactly("UNKNOWN_SCHEMA");
    assertThat(reasons(unknownType)).containsExactly("UNKNOWN_SCHEMA");
    assertThat(reasons(otherTopics)).containsExactly("UNKNOWN_SCHEMA");
    assertThat(reasons(tombstone)).containsExactly("INVALID");
    assertThat(management("/q/metrics").asString())
        .containsPattern(
            "inbox_dead_letters_total\\{.*channel=\"calls\".*reason=\"UNKNOWN_SCHEMA\".*} [1-9]");
  }

  /** The registry is asked for each of them. */
  @Test
  void shouldGetThroughAThousandUnknownSchemas() {
    probe
        .kafka()
        .publishAll(
            IntStream.range(0, 1500)
                .mapToObj(i ->
                    new ProducerRecord<>(
                        Calls.TOPIC,
                        bytes(key),
                        ByteBuffer.allocate(6).putInt(1, 0x70000000 + i).array()))
                .toList());
    probe.kafka().publish(Calls.TOPIC, key, request(key));

    await().atMost(Duration.ofMinutes(5)).until(() -> probe.stored(key) == 1);
    await().atMost(LONG).until(() -> probe.kafka().read(DEAD_LETTERS, key).size() == 1500);
  }

  @Test
  void shouldWaitForASchemaThatTheRegistryGetsLater() {
    int next = TestSchemas.register(registry, "First" + key.replace('-', '_')) + 1;
    String other = UUID.randomUUID().toString();
    probe
        .kafka()
        .publish(new ProducerRecord<>(NUMBERS, 0, bytes(key), framed(next, number(key, 3))));
    probe.kafka().publish(new ProducerRecord<>(NUMBERS, 1, bytes(other), number(other, 5)));

    await().atMost(LONG).until(() -> probe.stored(other) == 5);
    await()
        .atMost(LONG)
        .until(() -> management("/q/health/group/intake").asString().contains("missing schemas"));
    assertThat(TestSchemas.registerLater(registry, UserState.getClassSchema())).isEqualTo(next);

    await().atMost(LONG).until(() -> probe.stored(key) == 3);
    assertThat(probe.parked(key)).isEmpty();
    await().atMost(LONG).until(() -> management("/q/health/group/intake").statusCode() == 200);
  }

  @Test
  @Tag("thorough")
  void shouldParkTheKeyWhenTheSchemaStaysMissing() {
    probe
        .kafka()
        .publish(new ProducerRecord<>(NUMBERS, 0, bytes(key), framed(0x70ffffff, new byte[5])));
    probe.kafka().publish(new ProducerRecord<>(NUMBERS, 0, bytes(key), number(key, 1)));
    String other = UUID.randomUUID().toString();
    probe.kafka().publish(new ProducerRecord<>(NUMBERS, 0, bytes(other), number(other, 5)));

    await().atMost(Duration.ofMinutes(2)).until(() -> probe.stored(other) == 5);
    assertThat(probe.parked(key)).hasSize(2);
    assertThat(reasons(key)).containsExactly("UNKNOWN_SCHEMA", "BEHIND_PARKED");
  }

  /** The first attempts at the key's events fail; answers how many attempts there were. */
  private AtomicInteger failing(int times, java.util.function.Supplier<Exception> fault) {
    AtomicInteger attempts = new AtomicInteger();
    numbers.disturb((_, events) -> {
      if (events.stream().anyMatch(e -> e.key().equals(key))
          && attempts.incrementAndGet() <= times) {
        switch (fault.get()) {
          case SQLException e -> throw e;
          case Exception e -> throw (RuntimeException) e;
        }
      }
    });
    return attempts;
  }

  private void keepTimestampsAsTheyAre() throws Exception {
    admin
        .incrementalAlterConfigs(
            Map.of(
                new ConfigResource(ConfigResource.Type.TOPIC, NUMBERS),
                List.of(
                    new AlterConfigOp(
                        new ConfigEntry(
                            "message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE)),
                        AlterConfigOp.OpType.SET))))
        .all()
        .get();
  }

  private List<String> reasons(String ofKey) {
    await().atMost(LONG).until(() -> !probe.kafka().read(DEAD_LETTERS, ofKey).isEmpty());
    return probe.kafka().read(DEAD_LETTERS, ofKey).stream().map(HostileRecordsIT::reason).toList();
  }

  private static String reason(ConsumerRecord<byte[], byte[]> letter) {
    return CloudEventHeaders.text(letter.headers(), DeadLetters.REASON).orElseThrow();
  }

  private byte[] number(String of, long n) {
    return probe.kafka().codec().encode(NUMBERS, NumbersProbe.number(of, n));
  }

  private byte[] request(String of) {
    return probe.kafka().codec().encode(Calls.TOPIC, Calls.request(of));
  }

  private static byte[] framed(int id, byte[] event) {
    return ByteBuffer.wrap(event.clone()).putInt(1, id).array();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void execute(Connection tx, String sql) throws SQLException {
    try (var statement = tx.prepareStatement(sql)) {
      statement.execute();
    }
  }
}
