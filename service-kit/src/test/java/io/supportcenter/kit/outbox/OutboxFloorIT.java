package io.supportcenter.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.db.DedicatedConnections;
import io.supportcenter.kit.db.Lease;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.outbox.OutboxQueue.Queued;
import io.supportcenter.kit.sample.KitParts;
import io.supportcenter.kit.testing.RealParts;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An outbox in a schema of its own. */
@QuarkusTest
@WithTestResource(KitParts.class)
class OutboxFloorIT {

  private static final String ADD =
      """
      INSERT INTO outbox (id, event_id, topic, record_key)
      SELECT n, gen_random_uuid(), 'kit.v1', convert_to(mod(n, 2)::text, 'UTF8')
      FROM generate_series(?::bigint, ?::bigint) AS n
      """;

  @Inject DedicatedConnections connections;
  @Inject MeterRegistry metrics;

  private final String schema = "floor_" + UUID.randomUUID().toString().replace("-", "");
  private final List<Connection> opened = new ArrayList<>();
  private Connection database;
  private OutboxQueue queue;

  @BeforeEach
  void ownSchema() throws SQLException {
    database = connection();
    Sql.update(database, "CREATE SCHEMA " + schema);
    for (String table : List.of("outbox", "outbox_quarantine", "outbox_floor")) {
      Sql.update(
          database, "CREATE TABLE %s (LIKE public.%s INCLUDING ALL)".formatted(table, table));
    }
    Sql.update(database, "INSERT INTO outbox_floor VALUES (0)");
    Sql.update(database, "CREATE SEQUENCE outbox_id");
    queue = new OutboxQueue(connection(), new Lease("relay"), RelayDatabase.VAULT, 1);
  }

  @AfterEach
  void dropSchema() throws SQLException {
    for (Connection connection : opened.subList(1, opened.size())) {
      connection.close();
    }
    Sql.update(database, "DROP SCHEMA " + schema + " CASCADE");
    database.close();
  }

  @Test
  void shouldRiseToWhatIsPublished() throws SQLException {
    add(database, 1, 10);

    assertThat(publish()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
    assertThat(publish()).isEmpty();
    assertThat(floor()).isEqualTo(10);

    add(database, 11, 12);
    assertThat(publish()).containsExactly(11L, 12L);
  }

  @Test
  void shouldBeWhereEveryLookBegins() throws SQLException {
    Sql.exists(database, "SELECT setval('outbox_id', 10)");
    add(database, 1, 10);
    List<Queued> all = queue.oldest(100);
    Sql.update(database, "UPDATE outbox_floor SET id = 5");

    assertThat(queue.oldest(100)).extracting(Queued::id).containsExactly(6L, 7L, 8L, 9L, 10L);
    queue.deleteEvents(all.stream().map(queued -> queued.row().eventId()).toList());

    assertThat(Sql.query(database, "SELECT id FROM outbox ORDER BY id", row -> row.getLong(1)))
        .as("below it nobody looks")
        .containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  /** In the running service. */
  @Test
  void shouldBeWhereIntakeLooksForWhatWaits() throws SQLException {
    try (Connection service = connections.open("test")) {
      Sql.update(
          service,
          """
          INSERT INTO outbox (id, event_id, topic, created_at)
          SELECT id, gen_random_uuid(), 'below', now() - interval '1 hour' FROM outbox_floor
          """);
      await()
          .during(Duration.ofSeconds(2))
          .atMost(Duration.ofSeconds(30))
          .until(() ->
              metrics.get("outbox.depth").gauge().value() == 0
                  && metrics.get("outbox.oldest.age.seconds").gauge().value() < 60);
      Sql.update(service, "DELETE FROM outbox WHERE topic = 'below'");
    }
  }

  @Test
  void shouldNotPassARowWhoseTransactionHasNotEnded() throws SQLException {
    Connection slow = connection();
    slow.setAutoCommit(false);
    add(slow, 3, 3);
    add(database, 1, 2);
    add(database, 4, 5);

    assertThat(publish()).containsExactly(1L, 2L, 4L, 5L);
    assertThat(publish()).isEmpty();
    assertThat(floor()).isZero();
    slow.commit();

    assertThat(publish()).containsExactly(3L);
    assertThat(publish()).isEmpty();
    assertThat(floor()).isGreaterThanOrEqualTo(3);
  }

  @Test
  void shouldNotPassARowThatIsStillThere() throws SQLException {
    add(database, 1, 10);
    List<Queued> oldest = queue.oldest(100);

    queue.delete(oldest.subList(5, 10)); // as when the first ones are waited for
    assertThat(queue.oldest(100)).hasSize(5);

    assertThat(floor()).isZero();
    assertThat(publish()).containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void shouldComeBackForRowsThatArePutBack() throws SQLException {
    add(database, 1, 10);
    queue.quarantine(Map.of(queue.oldest(100).get(2), QuarantineReason.RECORD_INVALID));
    publish();
    publish();
    publish();
    assertThat(floor()).isGreaterThanOrEqualTo(10);

    putBack(3);
    add(database, 11, 11);

    assertThat(publish()).startsWith(3L).endsWith(11L);
    assertThat(publish()).isEmpty();
  }

  @Test
  void shouldNotRiseOverRowsThatArePutBackAtTheSameTime() throws SQLException {
    add(database, 1, 10);
    queue.quarantine(Map.of(queue.oldest(100).get(2), QuarantineReason.RECORD_INVALID));
    OutboxFloor floor = new OutboxFloor(database, 1);
    floor.published(10, 10);
    assertThat(floor.isDecided()).isTrue();

    putBack(3); // after a look that found nothing, and before the floor rises
    floor.raise(Long.MAX_VALUE);

    assertThat(floor()).isLessThan(3);
    assertThat(publish()).contains(3L);
  }

  @Test
  void shouldBeginAgainWithTheNumbers() throws SQLException {
    add(database, 1, 10);
    publish();
    publish();
    assertThat(floor()).isEqualTo(10);

    queue.deleteEvents(List.of()); // a new session; the sequence stands at 1

    assertThat(floor()).isZero();
  }

  @Test
  void shouldNotWalkOverWhatASnapshotKeeps() throws SQLException {
    Connection report = connection();
    report.setAutoCommit(false);
    report.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    Sql.exists(report, "SELECT FROM outbox");
    add(database, 1, 50_000);
    queue.delete(queue.oldest(50_000));
    long before = pages();

    queue.oldest(1);

    assertThat(floor()).isEqualTo(50_000);
    assertThat(pages()).isLessThan(before / 10);
    report.rollback();
  }

  /** Pages that a look visits. */
  private long pages() throws SQLException {
    String plan =
        String.join(
            "",
            Sql.query(
                database,
                "EXPLAIN (ANALYZE, BUFFERS) SELECT * FROM outbox"
                    + " WHERE id > (SELECT id FROM outbox_floor) ORDER BY id LIMIT 1",
                row -> row.getString(1)));
    Matcher hit = Pattern.compile("shared hit=(\\d+)").matcher(plan);
    assertThat(hit.find()).as(plan).isTrue();
    return Long.parseLong(hit.group(1));
  }

  /** What a round of the relay publishes. */
  private List<Long> publish() throws SQLException {
    List<Queued> oldest = queue.oldest(100);
    queue.delete(oldest);
    return oldest.stream().map(Queued::id).toList();
  }

  private void putBack(long id) throws SQLException {
    database.setAutoCommit(false);
    Quarantine.putBack(database, id);
    database.commit();
    database.setAutoCommit(true);
  }

  private static void add(Connection connection, long from, long to) throws SQLException {
    Sql.update(connection, ADD, from, to);
  }

  private long floor() throws SQLException {
    return Sql.one(database, "SELECT id FROM outbox_floor", row -> row.getLong(1)).orElseThrow();
  }

  private Connection connection() throws SQLException {
    Connection connection = RealParts.connectAsOwner();
    opened.add(connection);
    connection.setSchema(schema);
    return connection;
  }
}
