package io.supportcenter.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.Namespace;
import io.supportcenter.kit.db.Column;
import io.supportcenter.kit.db.Lease;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.events.HeaderCodec;
import io.supportcenter.kit.outbox.OutboxQueue.Queued;
import io.supportcenter.kit.outbox.RelaySession.RelayClients;
import io.supportcenter.kit.outbox.RelaySession.Round;
import io.supportcenter.kit.sample.KitParts;
import io.supportcenter.kit.sample.Numbers;
import io.supportcenter.kit.testing.RealParts;
import io.supportcenter.kit.trace.Tracing;
import io.supportcenter.local.kafka.KafkaProbe;
import io.supportcenter.schemas.CloudEventHeaders;
import io.supportcenter.schemas.EventCodec;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The relay in a database schema of its own, beside the running service's relay, with a death at
 * each step.
 */
@QuarkusTest
@WithTestResource(KitParts.class)
class RelaySessionIT {

  private static final Instant CREATED = Instant.parse("2026-03-01T10:15:30.123456Z");

  @Inject RelayClientFactory factory;
  @Inject EventCodec codec;
  @Inject Admin admin;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrap;

  private final String key = UUID.randomUUID().toString();
  private final String schema = "relay_" + key.replace("-", "");
  private final Namespace names = names();
  private final List<Connection> opened = new ArrayList<>();
  private KafkaProbe kafka;
  private RelayClients clients;
  private Connection database;

  @BeforeEach
  void ownSchema() throws Exception {
    kafka = new KafkaProbe(bootstrap, codec);
    clients = factory.create();
    createBookmarks(names);
    database = connection();
    try (Statement statement = database.createStatement()) {
      statement.execute("CREATE SCHEMA " + schema);
      for (String table :
          List.of(
              "outbox",
              "outbox_floor",
              "outbox_quarantine",
              "lease",
              "relay_last_transaction",
              "database_identity")) {
        statement.execute("CREATE TABLE %s (LIKE public.%s INCLUDING ALL)".formatted(table, table));
      }
      statement.execute("INSERT INTO database_identity DEFAULT VALUES");
      statement.execute("INSERT INTO outbox_floor VALUES (0)");
      statement.execute("CREATE SEQUENCE outbox_id");
    }
  }

  @AfterEach
  void dropSchema() throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute("DROP SCHEMA " + schema + " CASCADE");
    }
    for (Connection connection : opened) {
      connection.close();
    }
    kafka.close();
  }

  @Test
  void shouldLeaveARunningRelayAloneWhenItsLeaseIsGone() throws SQLException {
    OutboxQueue late = new OutboxQueue(connection(), new Lease("relay"), RelayDatabase.VAULT);
    late.takeLease();
    try (RelaySession relay = begin()) {
      insert(List.of(row(1)));
      assertThat(relay.relay(10).published()).isEqualTo(1);

      assertThatThrownBy(() -> begin(late)).isInstanceOf(IllegalStateException.class);

      insert(List.of(row(2)));
      assertThat(relay.relay(10).published()).isEqualTo(1);
    }
  }

  @Test
  void shouldPublishInTheOrderOfIdsAcrossDigitBoundaries() throws SQLException {
    List<Queued> rows = IntStream.range(95, 110).mapToObj(this::row).toList();
    insert(rows.reversed());

    try (RelaySession relay = begin()) {
      assertThat(
              relay.relay(7).published() + relay.relay(7).published() + relay.relay(7).published())
          .isEqualTo(15);
    }

    await()
        .untilAsserted(
            () -> assertThat(published()).isEqualTo(rows.stream().map(Queued::id).toList()));
    assertThat(left()).isZero();
  }

  @Test
  void shouldWriteCloudEventsHeadersBeforeThoseThatAnEventHasBesides() throws SQLException {
    OutboxRow plain = row(1).row();
    Headers besides = new RecordHeaders().add("traceparent", new byte[] {'t'}).add("none", null);
    insert(
        List.of(
            new Queued(
                1,
                CREATED,
                new OutboxRow(
                    plain.eventId(),
                    plain.topic(),
                    plain.key(),
                    plain.value(),
                    plain.type(),
                    HeaderCodec.of(besides)),
                false)));

    try (RelaySession relay = begin()) {
      relay.relay(100);
    }

    Headers expected = new RecordHeaders();
    CloudEventHeaders.write(
        expected, plain.eventId(), "/kit-relay-test", plain.type(), key, CREATED);
    besides.forEach(expected::add);
    assertThat(kafka.read(Numbers.TOTALS, key).getFirst().headers()).isEqualTo(expected);
  }

  @Test
  void shouldPublishARecordAsItIs() throws SQLException {
    OutboxRow event = row(1).row();
    Headers own = new RecordHeaders().add("dl_reason", new byte[] {'r'});
    insert(
        List.of(
            new Queued(
                1,
                CREATED,
                new OutboxRow(
                    event.eventId(),
                    event.topic(),
                    event.key(),
                    event.value(),
                    null,
                    HeaderCodec.of(own)),
                false)));

    try (RelaySession relay = begin()) {
      relay.relay(100);
    }

    assertThat(kafka.read(Numbers.TOTALS, key).getFirst().headers()).isEqualTo(own);
  }

  @Test
  void shouldNotPublishAgainWhatWasCommittedBeforeTheRowsWereDeleted() throws SQLException {
    List<Queued> rows = IntStream.range(1, 6).mapToObj(this::row).toList();
    insert(rows);
    try (RelaySession relay = begin()) {
      relay.relay(100);
    }
    insert(rows); // as if the process had died between Kafka's commit and the delete

    try (RelaySession relay = begin()) {
      assertThat(relay.relay(100)).isEqualTo(Round.NOTHING);
    }

    await().untilAsserted(() -> assertThat(published()).containsExactly(1L, 2L, 3L, 4L, 5L));
  }

  @Test
  void shouldPublishWhatADyingRelayHadSentAndNotCommitted() throws SQLException {
    List<Queued> rows = IntStream.range(1, 4).mapToObj(this::row).toList();
    insert(rows);
    Producer<byte[], byte[]> dying = clients.producer(names.relayTransactions(identity()));
    dying.initTransactions();
    dying.beginTransaction();
    var _ =
        dying.send(
            new ProducerRecord<>(
                Numbers.TOTALS, rows.getFirst().row().key(), rows.getFirst().row().value()));
    dying.flush(); // and never comes back

    try (RelaySession relay = begin()) {
      assertThat(relay.relay(100)).isEqualTo(new Round(3, 0, false));
    }

    await().untilAsserted(() -> assertThat(published()).containsExactly(1L, 2L, 3L));
    dying.close(Duration.ZERO);
  }

  @Test
  void shouldTakeFewerRowsAtOnceWhenTheyAreLarge() throws SQLException {
    List<Queued> rows = IntStream.range(1, 31).mapToObj(id -> large(row(id))).toList();
    insert(rows);

    int first;
    try (RelaySession relay = begin()) {
      first = relay.relay(100).published();
      while (relay.relay(100).published() > 0) {
        assertThat(left()).isLessThan(rows.size() - first);
      }
    }

    assertThat(first).isBetween(1, rows.size() - 1);
    await()
        .untilAsserted(
            () -> assertThat(published()).isEqualTo(rows.stream().map(Queued::id).toList()));
  }

  @Test
  void shouldCountKeyAndHeadersOfLargeRows() throws SQLException {
    Headers headers = new RecordHeaders().add("large", new byte[900_000]);
    insert(
        IntStream.range(1, 31)
            .mapToObj(id -> with(row(id), row(id).row().value(), HeaderCodec.of(headers)))
            .toList());

    try (RelaySession relay = begin()) {
      assertThat(relay.relay(100).published()).isBetween(1, 29);
    }
  }

  @Test
  void shouldFenceOffARelayThatLostItsLeaseWithoutKnowing() throws SQLException {
    insert(List.of(row(1)));
    RelaySession old = begin();

    try (RelaySession relay = begin()) {
      assertThat(relay.relay(100)).isEqualTo(new Round(1, 0, false));
      insert(List.of(row(2)));
      assertThatThrownBy(() -> old.relay(100)).isInstanceOf(InvalidProducerEpochException.class);
      assertThat(relay.relay(100)).isEqualTo(new Round(1, 0, false));
    }

    await().untilAsserted(() -> assertThat(published()).containsExactly(1L, 2L));
    old.close();
  }

  @Test
  void shouldRefuseToRelayForAnotherDatabaseEvenBeforeAnythingIsPublished() throws SQLException {
    try (RelaySession relay = begin()) {
      UUID own = identity();
      execute("UPDATE database_identity SET id = gen_random_uuid()");
      assertThatThrownBy(this::begin)
          .isInstanceOf(ForeignBookmark.class)
          .hasMessageContaining(own.toString());
      execute("UPDATE database_identity SET id = '" + own + "'");

      insert(List.of(row(1)));
      assertThat(relay.relay(100)).isEqualTo(new Round(1, 0, false));
    }
  }

  @Test
  void shouldNotBeginWhileATransactionMayHideTheBookmark() throws SQLException {
    insert(List.of(row(1)));
    String bookmarks = names.relayBookmarks();
    try (Producer<byte[], byte[]> stuck = clients.producer("stuck-" + key)) {
      stuck.initTransactions();
      stuck.beginTransaction();
      var _ = stuck.send(new ProducerRecord<>(bookmarks, 0, new byte[] {1}, new byte[] {1}));
      stuck.flush();

      assertThatThrownBy(this::begin)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(bookmarks + "-0");
      stuck.abortTransaction();
    }

    try (RelaySession relay = begin()) {
      assertThat(relay.relay(100)).isEqualTo(new Round(1, 0, false));
      relay.checkDecided();
    }
  }

  @Test
  void shouldQuarantineWhatKafkaRefusesWithTheLaterRowsOfItsKeyAndPublishTheRest()
      throws Exception {
    String missing = "kit-missing-" + key;
    insert(List.of(in(row(1), missing, "a"), row(2), in(row(3), missing, "b"), row(4)));

    try (RelaySession relay = begin()) {
      assertThat(relay.relay(100)).isEqualTo(new Round(0, 2, true));
      assertThat(relay.relay(100)).isEqualTo(new Round(2, 0, false));
      insert(List.of(in(row(5), missing, "a"), row(6)));
      assertThat(relay.relay(100)).isEqualTo(new Round(0, 1, true));
      assertThat(relay.relay(100)).isEqualTo(new Round(1, 0, false));
    }

    await().untilAsserted(() -> assertThat(published()).containsExactly(2L, 4L, 6L));
    assertThat(quarantined())
        .containsExactly(
            Map.entry(1L, QuarantineReason.TOPIC_UNKNOWN),
            Map.entry(3L, QuarantineReason.TOPIC_UNKNOWN),
            Map.entry(5L, QuarantineReason.BEHIND_QUARANTINED));
  }

  @Test
  void shouldPublishAKeyInItsOrderOncePutBack() throws Exception {
    String late = "kit-late-" + key;
    insert(List.of(in(row(1), late, key), in(row(2), late, key)));
    try (RelaySession relay = begin()) {
      assertThat(relay.relay(1).quarantined()).isEqualTo(1);
      assertThat(relay.relay(1).quarantined()).isEqualTo(1);
      insert(List.of(in(row(3), late, key)));
      create(new NewTopic(late, 1, (short) 1));

      database.setAutoCommit(false);
      assertThat(Quarantine.putBack(database, 2)).isEqualTo(2);
      database.commit();
      database.setAutoCommit(true);
      assertThat(relay.relay(100)).isEqualTo(new Round(3, 0, false));
    }

    await().untilAsserted(() -> assertThat(published(late)).containsExactly(1L, 2L, 3L));
    assertThat(quarantined()).isEmpty();
  }

  @Test
  void shouldQuarantineARecordThatIsTooLargeOrInvalidForItsTopic() throws Exception {
    String small = "kit-small-" + key;
    String compacted = "kit-compacted-" + key;
    create(new NewTopic(small, 1, (short) 1).configs(Map.of("max.message.bytes", "1000")));
    create(new NewTopic(compacted, 1, (short) 1).configs(Map.of("cleanup.policy", "compact")));
    OutboxRow keyless =
        new OutboxRow(UUID.randomUUID(), compacted, null, new byte[] {1}, null, null);
    insert(
        List.of(
            row(1), in(large(row(2)), small, "a"), new Queued(3, CREATED, keyless, false), row(4)));

    try (RelaySession relay = begin()) {
      while (relay.relay(100).rows() > 0) {
        assertThat(left()).isLessThan(4);
      }
    }

    await().untilAsserted(() -> assertThat(published()).containsExactly(1L, 4L));
    assertThat(quarantined())
        .containsExactly(
            Map.entry(2L, QuarantineReason.RECORD_TOO_LARGE),
            Map.entry(3L, QuarantineReason.RECORD_INVALID));
  }

  private static Queued large(Queued queued) {
    byte[] value = Arrays.copyOf(queued.row().value(), 900_000);
    Arrays.fill(value, queued.row().value().length, value.length, (byte) ' ');
    return with(queued, value, queued.row().headers());
  }

  private static Queued with(Queued queued, byte[] value, byte[] headers) {
    OutboxRow row = queued.row();
    return new Queued(
        queued.id(),
        queued.createdAt(),
        new OutboxRow(row.eventId(), row.topic(), row.key(), value, row.type(), headers),
        false);
  }

  private static Queued in(Queued queued, String topic, String key) {
    OutboxRow row = queued.row();
    return new Queued(
        queued.id(),
        queued.createdAt(),
        new OutboxRow(
            row.eventId(),
            topic,
            key.getBytes(StandardCharsets.UTF_8),
            row.value(),
            row.type(),
            row.headers()),
        false);
  }

  private static Namespace names() {
    return new Namespace(
        Optional.of("t" + UUID.randomUUID().toString().substring(0, 8)), "kit-relay-test");
  }

  private void createBookmarks(Namespace of) throws Exception {
    create(
        new NewTopic(of.relayBookmarks(), 1, (short) 1)
            .configs(Map.of("cleanup.policy", "compact")));
  }

  /** Takes the lead, whoever has it. */
  private RelaySession begin() throws SQLException {
    execute("DELETE FROM lease");
    OutboxQueue queue = new OutboxQueue(connection(), new Lease("relay"), RelayDatabase.VAULT);
    queue.takeLease();
    return begin(queue);
  }

  private RelaySession begin(OutboxQueue queue) throws SQLException {
    return RelaySession.begin(
        queue, clients, names, new RelayWatch(Tracing.off(), new SimpleMeterRegistry()));
  }

  private Connection connection() throws SQLException {
    Connection connection = RealParts.connectAsOwner();
    opened.add(connection);
    connection.setSchema(schema);
    return connection;
  }

  private UUID identity() throws SQLException {
    return new OutboxQueue(database, new Lease("relay"), RelayDatabase.VAULT).database();
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  private void create(NewTopic topic) throws Exception {
    admin.createTopics(List.of(topic)).all().get();
  }

  private List<Map.Entry<Long, QuarantineReason>> quarantined() throws SQLException {
    return Quarantine.list(database, 0, 100).stream()
        .map(entry -> Map.entry(entry.id(), entry.reason()))
        .toList();
  }

  private Queued row(int id) {
    return new Queued(
        id,
        CREATED,
        new OutboxRow(
            UUID.nameUUIDFromBytes((key + id).getBytes(StandardCharsets.UTF_8)),
            Numbers.TOTALS,
            key.getBytes(StandardCharsets.UTF_8),
            Integer.toString(id).getBytes(StandardCharsets.UTF_8),
            "io.supportcenter.events.Total",
            null),
        false);
  }

  private void insert(List<Queued> rows) throws SQLException {
    SetSql.updateAll(
        database,
        """
        INSERT INTO outbox (id, created_at, event_id, topic, record_key, value, type, headers)
        SELECT * FROM unnest(?::bigint[], ?::timestamptz[], ?::uuid[], ?::text[], ?::bytea[], ?::bytea[], ?::text[], ?::bytea[])
        """,
        rows,
        Column.bigint(Queued::id),
        Column.instant(Queued::createdAt),
        Column.uuid(q -> q.row().eventId()),
        Column.text(q -> q.row().topic()),
        Column.bytea(q -> q.row().key()),
        Column.bytea(q -> q.row().value()),
        Column.text(q -> q.row().type()),
        Column.bytea(q -> q.row().headers()));
  }

  private List<Long> published() {
    return published(Numbers.TOTALS);
  }

  private List<Long> published(String topic) {
    return kafka.read(topic, key).stream()
        .map(ConsumerRecord::value)
        .map(value -> Long.valueOf(new String(value, StandardCharsets.UTF_8).strip()))
        .toList();
  }

  private long left() throws SQLException {
    try (var rows = database.createStatement().executeQuery("SELECT count(*) FROM outbox")) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
