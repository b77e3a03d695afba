package io.supportcenter.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.db.Column;
import io.supportcenter.kit.db.DedicatedConnections;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.events.HeaderCodec;
import io.supportcenter.kit.outbox.OutboxQueue.Queued;
import io.supportcenter.kit.outbox.RelaySession.RelayClients;
import io.supportcenter.kit.sample.KitParts;
import io.supportcenter.kit.sample.Numbers;
import io.supportcenter.local.kafka.KafkaProbe;
import io.supportcenter.schemas.CloudEventHeaders;
import io.supportcenter.schemas.EventCodec;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
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

  @Inject DedicatedConnections connections;
  @Inject RelayClientFactory factory;
  @Inject EventCodec codec;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrap;

  private final String key = UUID.randomUUID().toString();
  private final String schema = "relay_" + key.replace("-", "");
  private KafkaProbe kafka;
  private RelayClients clients;
  private Connection database;

  @BeforeEach
  void ownSchema() throws SQLException {
    kafka = new KafkaProbe(bootstrap, codec);
    clients = clientsOfAnotherService();
    database = connection();
    try (Statement statement = database.createStatement()) {
      statement.execute("CREATE SCHEMA " + schema);
      statement.execute("CREATE TABLE outbox (LIKE public.outbox INCLUDING ALL)");
    }
  }

  @AfterEach
  void dropSchema() throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute("DROP SCHEMA " + schema + " CASCADE");
    }
    database.close();
    kafka.close();
  }

  @Test
  void shouldPublishInTheOrderOfIdsAcrossDigitBoundaries() throws SQLException {
    List<Queued> rows = IntStream.range(95, 110).mapToObj(this::row).toList();
    insert(rows.reversed());

    try (RelaySession relay = begin()) {
      assertThat(relay.relay(7) + relay.relay(7) + relay.relay(7)).isEqualTo(15);
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
                    HeaderCodec.of(besides)))));

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
                    HeaderCodec.of(own)))));

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
      assertThat(relay.relay(100)).isZero();
    }

    await().untilAsserted(() -> assertThat(published()).containsExactly(1L, 2L, 3L, 4L, 5L));
  }

  @Test
  void shouldPublishWhatADyingRelayHadSentAndNotCommitted() throws SQLException {
    List<Queued> rows = IntStream.range(1, 4).mapToObj(this::row).toList();
    insert(rows);
    Producer<byte[], byte[]> dying = clients.producer();
    dying.initTransactions();
    dying.beginTransaction();
    var _ =
        dying.send(
            new org.apache.kafka.clients.producer.ProducerRecord<>(
                Numbers.TOTALS, rows.getFirst().row().key(), rows.getFirst().row().value()));
    dying.flush(); // and never comes back

    try (RelaySession relay = begin()) {
      assertThat(relay.relay(100)).isEqualTo(3);
    }

    await().untilAsserted(() -> assertThat(published()).containsExactly(1L, 2L, 3L));
    dying.close(java.time.Duration.ZERO);
  }

  @Test
  void shouldTakeFewerRowsAtOnceWhenTheyAreLarge() throws SQLException {
    List<Queued> rows = IntStream.range(1, 31).mapToObj(id -> large(row(id))).toList();
    insert(rows);

    int first;
    try (RelaySession relay = begin()) {
      first = relay.relay(100);
      while (relay.relay(100) > 0) {
        assertThat(left()).isLessThan(rows.size() - first);
      }
    }

    assertThat(first).isBetween(1, rows.size() - 1);
    await()
        .untilAsserted(
            () -> assertThat(published()).isEqualTo(rows.stream().map(Queued::id).toList()));
  }

  private static Queued large(Queued queued) {
    OutboxRow row = queued.row();
    byte[] value = Arrays.copyOf(row.value(), 900_000);
    Arrays.fill(value, row.value().length, value.length, (byte) ' ');
    return new Queued(
        queued.id(),
        queued.createdAt(),
        new OutboxRow(row.eventId(), row.topic(), row.key(), value, row.type(), row.headers()));
  }

  @Test
  void shouldFenceOffARelayThatLostItsLockWithoutKnowing() throws SQLException {
    insert(List.of(row(1)));
    RelaySession old = begin();
    terminateTheHolderOfTheLock();

    try (RelaySession relay = begin()) {
      assertThat(relay.relay(100)).isEqualTo(1);
    }
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> old.relay(100))).isNotNull();

    await().untilAsserted(() -> assertThat(published()).containsExactly(1L));
  }

  private RelaySession begin() throws SQLException {
    return RelaySession.begin(connection(), clients, "kit-relay-test").orElseThrow();
  }

  private Connection connection() throws SQLException {
    Connection connection = connections.open("relay");
    connection.setSchema(schema);
    return connection;
  }

  private RelayClients clientsOfAnotherService() {
    RelayClients own = factory.create();
    var producer = new java.util.HashMap<>(own.producerConfig());
    producer.put("transactional.id", "relay-test-" + key);
    return new RelayClients(producer, own.consumerConfig());
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
            null));
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
    return kafka.read(Numbers.TOTALS, key).stream()
        .map(ConsumerRecord::value)
        .map(value -> Long.valueOf(new String(value, StandardCharsets.UTF_8).strip()))
        .toList();
  }

  private void terminateTheHolderOfTheLock() throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(
          """
          SELECT pg_terminate_backend(pid) FROM pg_locks
          WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            AND objid = (hashtext(current_schema() || '.outbox-relay')::bigint & 4294967295)::oid
          """);
    }
  }

  private long left() throws SQLException {
    try (var rows = database.createStatement().executeQuery("SELECT count(*) FROM outbox")) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
