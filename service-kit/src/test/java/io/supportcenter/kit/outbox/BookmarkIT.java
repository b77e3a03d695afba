package io.supportcenter.kit.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.outbox.RelaySession.RelayClients;
import io.supportcenter.kit.sample.KitParts;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The bookmark at the end of a long topic. */
@QuarkusTest
@WithTestResource(KitParts.class)
class BookmarkIT {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int LARGE = 900_000;

  @Inject RelayClientFactory factory;
  @Inject Admin admin;

  private final UUID database = UUID.randomUUID();
  private final String topic = "kit-bookmarks-" + database;
  private final Bookmark bookmark = new Bookmark(topic, database);
  private RelayClients clients;
  private Producer<byte[], byte[]> producer;

  @BeforeEach
  void ownTopic() throws Exception {
    clients = factory.create();
    NewTopic compacted =
        new NewTopic(topic, 1, (short) 1).configs(Map.of("cleanup.policy", "compact"));
    admin.createTopics(List.of(compacted)).all().get();
    producer = clients.producer("bookmark-" + database);
    producer.initTransactions();
  }

  @AfterEach
  void close() {
    producer.close(Duration.ZERO);
  }

  @Test
  void shouldFindNoneInAnEmptyTopic() {
    assertThat(read()).isEmpty();
  }

  @Test
  void shouldFindTheLastOfMany() {
    List<UUID> last = List.of(UUID.randomUUID(), UUID.randomUUID());
    IntStream.range(0, 300).forEach(_ -> commit(bookmark.record(List.of(UUID.randomUUID()))));
    commit(bookmark.record(last));

    try (Consumer<byte[], byte[]> consumer = clients.bookmarkConsumer()) {
      assertThat(bookmark.read(consumer, PATIENCE)).contains(last);
      assertThat(consumed(consumer)).isLessThan(5);
    }
  }

  @Test
  void shouldFindItBehindWhatWasAbortedAndWhatWasWrittenByHand() {
    List<UUID> last = List.of(UUID.randomUUID());
    byte[] key = database.toString().getBytes(UTF_8);
    commit(bookmark.record(List.of(UUID.randomUUID())));
    commit(bookmark.record(last));
    commit(new ProducerRecord<>(topic, 0, key, null));
    commit(new ProducerRecord<>(topic, 0, key, new byte[17]));
    commit(new ProducerRecord<>(topic, 0, "x".getBytes(UTF_8), "by hand".getBytes(UTF_8)));
    IntStream.range(0, 50).forEach(_ -> abort(bookmark.record(List.of(UUID.randomUUID()))));

    assertThat(read()).isEqualTo(last);
  }

  @Test
  void shouldRefuseATopicOfAnotherDatabase() {
    UUID other = UUID.randomUUID();
    commit(bookmark.record(List.of(UUID.randomUUID())));
    commit(new Bookmark(topic, other).record(List.of()));
    abort(bookmark.record(List.of(UUID.randomUUID())));

    assertThatThrownBy(this::read)
        .isInstanceOf(ForeignBookmark.class)
        .hasMessageContaining(topic)
        .hasMessageContaining(other.toString())
        .hasMessageContaining("support-center.namespace");
  }

  /** A quarter of an hour of a busy relay, before the log is cleaned. */
  @Test
  @Tag("thorough")
  void shouldBeFoundWithinTwoSecondsInAGibibyte() {
    List<UUID> last = List.of(UUID.randomUUID());
    List<UUID> many = IntStream.range(0, LARGE / 16).mapToObj(_ -> new UUID(1, 2)).toList();
    for (int i = 0; i < 1200; i++) {
      commit(bookmark.record(many));
    }
    commit(bookmark.record(last));

    long begun = System.nanoTime();
    assertThat(read()).isEqualTo(last);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
  }

  private List<UUID> read() {
    try (Consumer<byte[], byte[]> consumer = clients.bookmarkConsumer()) {
      return bookmark.read(consumer, PATIENCE).orElse(List.of());
    }
  }

  private void commit(ProducerRecord<byte[], byte[]> record) {
    send(record);
    producer.commitTransaction();
  }

  private void abort(ProducerRecord<byte[], byte[]> record) {
    send(record);
    producer.flush();
    producer.abortTransaction();
  }

  private void send(ProducerRecord<byte[], byte[]> record) {
    producer.beginTransaction();
    var _ = producer.send(record);
  }

  private static double consumed(Consumer<byte[], byte[]> consumer) {
    return consumer.metrics().entrySet().stream()
        .filter(m -> m.getKey().name().equals("records-consumed-total"))
        .mapToDouble(m -> (double) m.getValue().metricValue())
        .max()
        .orElseThrow();
  }
}
