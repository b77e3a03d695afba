package io.supportcenter.kit.dispatch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.supportcenter.kit.db.Faults;
import io.supportcenter.kit.dispatch.GatedCommands.Limits;
import io.supportcenter.kit.rest.IdempotentRequests;
import io.supportcenter.kit.sample.KitParts;
import io.supportcenter.kit.work.UnitOfWork;
import jakarta.inject.Inject;
import java.net.URISyntaxException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KitParts.class)
class CommandBatcherIT {

  private static final int TRANSACTIONS = 2;
  private static final Limits LONG = new Limits(Duration.ofMinutes(1), Duration.ofMinutes(1));

  @Inject AgroalDataSource dataSource;
  @Inject MeterRegistry metrics;
  @Inject UnitOfWork unitOfWork;
  @Inject IdempotentRequests requests;

  private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
  private final List<CompletableFuture<Response>> heldUp = new ArrayList<>();
  private final String held = UUID.randomUUID().toString();
  private final String tally = UUID.randomUUID().toString();

  @AfterEach
  void end() {
    assertThat(heldUp).allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(201));
    clients.shutdownNow();
  }

  @Test
  void shouldDoTogetherWhatWaits() throws SQLException {
    List<CompletableFuture<Response>> answers;
    try (Connection holder = hold()) {
      answers = whileHeld(Stream.generate(() -> 1).limit(10).toList());
      holder.rollback();
    }

    assertThat(answers)
        .extracting(CompletableFuture::join)
        .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(201))
        .extracting(answer -> answer.jsonPath().getInt("total"))
        .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    assertThat(answers.stream().map(a -> a.join().jsonPath().getString("transaction")).distinct())
        .hasSizeLessThanOrEqualTo(TRANSACTIONS);
  }

  @Test
  void shouldSayThatItsThreadsRunAndKeepThemWhenTheyAreInterrupted() throws InterruptedException {
    GatedCommands commands = new GatedCommands(unitOfWork, requests, LONG);
    try (commands) {
      Thread.getAllStackTraces().keySet().stream()
          .filter(thread -> thread.getName().startsWith("gated-commit"))
          .forEach(Thread::interrupt);

      assertThat(commands.submit(held, "one").join().getStatus()).isEqualTo(201);
      assertThat(commands.isAlive()).isTrue();
    }
    assertThat(commands.isAlive()).isFalse();
  }

  @Test
  void shouldFailNobodyElseForABadCommand() throws SQLException {
    List<CompletableFuture<Response>> answers;
    try (Connection holder = hold()) {
      answers = whileHeld(List.of(1, 2, 2000, 3, 4));
      holder.rollback();
    }

    assertThat(answers)
        .extracting(answer -> answer.join().statusCode())
        .containsExactly(201, 201, 409, 201, 201);
    assertThat(total(tally)).isEqualTo(1 + 2 + 3 + 4);
  }

  @Test
  void shouldGoOnAfterAnswersThatCannotBeTold() throws Exception {
    try (GatedCommands commands = new GatedCommands(unitOfWork, requests, LONG)) {
      for (int i = 0; i <= TRANSACTIONS; i++) {
        assertThat(commands.submit("same", GatedCommands.NOWHERE))
            .failsWithin(Duration.ofSeconds(30))
            .withThrowableThat()
            .withRootCauseInstanceOf(URISyntaxException.class);
      }

      assertThat(commands.handled()).as("not stored").hasSize(TRANSACTIONS + 1);
      assertThat(commands.submit("other", "one").join().getStatus()).isEqualTo(201);
    }
  }

  @Test
  void shouldLoseNothingWhenTheDatabaseGoesAwayWhileItRuns() throws SQLException {
    String key = UUID.randomUUID().toString();
    CompletableFuture<Response> answer;
    try (Connection holder = hold()) {
      answer = send(held, key, 5);
      awaitLockWaits(1);
      terminateThoseThatWait();
      assertThat(answer.join().statusCode()).isEqualTo(503);
      assertThat(answer.join().header("Retry-After")).isNotEmpty();
      holder.rollback();
    }

    Response again = send(held, key, 5).join();
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.header("Idempotency-Replayed")).isNull();
    assertThat(total(held)).isEqualTo(5);
  }

  @Test
  void shouldAnswerEachOfABatchAsItIsDue() throws Exception {
    try (GatedCommands commands = new GatedCommands(unitOfWork, requests, LONG)) {
      commands.submit("done", "1").get();
      commands.closeGates();
      var replayed = commands.submit("done", "1");
      var fresh = commands.submit("new", "2");
      var sameKey = commands.submit("new", "2");
      var other = commands.submit("other", "3");
      commands.openOneGate();

      assertThat(replayed.get().getHeaderString("Idempotency-Replayed")).isEqualTo("true");
      assertThat(replayed.get().getEntity()).isEqualTo("1");
      assertThat(fresh.get().getEntity()).isEqualTo("2");
      assertThat(other.get().getEntity()).isEqualTo("3");
      assertThat(GatedCommands.problem(sameKey).code()).isEqualTo("IDEMPOTENCY_IN_FLIGHT");
      assertThat(commands.handled()).containsExactly(List.of("1"), List.of("2", "3"));

      var reused = commands.submit("new", "4");
      assertThat(GatedCommands.problem(reused).code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }
  }

  @Test
  void shouldFailNobodyElseForALockThatOneWaitsFor() throws Exception {
    Limits impatient = new Limits(Duration.ofMillis(200), Duration.ofMinutes(1));
    try (Connection holder = hold();
        GatedCommands commands = new GatedCommands(unitOfWork, requests, impatient)) {
      commands.closeGates();
      var waits = commands.submit("waits", "lock " + held);
      var goesOn = commands.submit("goes on", "lock " + tally);
      commands.openOneGate();

      assertThat(goesOn.get().getStatus()).isEqualTo(201);
      assertThat(waits).failsWithin(Duration.ofSeconds(30));
      assertThat(Faults.isTransient(waits.exceptionNow())).isTrue();
      holder.rollback();
    }
  }

  @Test
  void shouldTellAllOfABatchThatTheDatabaseIsAway() throws Exception {
    try (GatedCommands commands = new GatedCommands(unitOfWork, requests, LONG)) {
      try (Connection holder = hold()) {
        commands.closeGates();
        var first = commands.submit("first", "lock " + held);
        var second = commands.submit("second", "lock " + tally);
        commands.openOneGate();
        awaitLockWaits(1);
        terminateThoseThatWait();

        assertThat(List.of(first, second))
            .allSatisfy(answer -> {
              assertThat(answer).failsWithin(Duration.ofSeconds(30));
              assertThat(Faults.isTransient(answer.exceptionNow())).isTrue();
            });
        holder.rollback();
      }
      commands.openOneGate();
      assertThat(commands.submit("first", "lock " + held).get().getStatus()).isEqualTo(201);
      assertThat(commands.submit("second", "lock " + tally).get().getStatus()).isEqualTo(201);
    }
  }

  @Test
  void shouldRefuseWhatIsTooMuchAndWhatStillWaitsWhenItStops() throws Exception {
    GatedCommands commands = new GatedCommands(unitOfWork, requests, LONG);
    var running = commands.closeGates();
    var waiting =
        Stream.generate(() -> commands.submit(UUID.randomUUID().toString(), "1"))
            .limit(CommandBatcher.WAITING_MAX)
            .toList();

    assertThat(GatedCommands.problem(commands.submit("too much", "1")).status()).isEqualTo(503);

    Thread stopping = commands.beginToStop();
    assertThat(waiting)
        .allSatisfy(answer -> {
          assertThat(answer).failsWithin(Duration.ofSeconds(30));
          assertThat(GatedCommands.problem(answer).status()).isEqualTo(503);
        });
    commands.openOneGate();
    commands.openOneGate();
    stopping.join();
    assertThat(running).allSatisfy(answer -> assertThat(answer.get().getStatus()).isEqualTo(201));
    assertThat(GatedCommands.problem(commands.submit("too late", "1")).status()).isEqualTo(503);
  }

  @Test
  void shouldServeACallerWithOneCommandInTheNextTransactionHoweverManyAnotherHas()
      throws Exception {
    try (GatedCommands commands = new GatedCommands(unitOfWork, requests, LONG)) {
      commands.closeGates();
      var flood =
          Stream.generate(() -> commands.submit("flood", UUID.randomUUID().toString(), "many"))
              .limit(CommandBatcher.WAITING_MAX)
              .toList();
      var single = commands.submit("quiet", "single", "one");
      commands.openOneGate();

      assertThat(single.get().getStatus()).isEqualTo(201);
      assertThat(commands.handled().getFirst()).contains("one");
      assertThat(GatedCommands.problem(flood.getLast()).status()).isEqualTo(503);
      assertThat(flood.subList(0, flood.size() - 1))
          .allSatisfy(answer -> assertThat(answer.get().getStatus()).isEqualTo(201));
    }
  }

  @Test
  void shouldNotStoreAnAnswerThatSaysLater() throws Exception {
    try (GatedCommands commands = new GatedCommands(unitOfWork, requests, LONG)) {
      for (int i = 0; i < 2; i++) {
        var later = commands.submit("later", GatedCommands.BUSY).get();
        assertThat(later.getStatus()).isEqualTo(429);
        assertThat(later.getHeaderString("Idempotency-Replayed")).isNull();
      }
      assertThat(commands.submit("later", "done").get().getStatus()).isEqualTo(201);
    }
  }

  @Test
  void shouldRefuseWhatHasWaitedForTooLong() throws Exception {
    Limits hasty = new Limits(Duration.ofMinutes(1), Duration.ZERO);
    try (GatedCommands commands = new GatedCommands(unitOfWork, requests, hasty)) {
      assertThat(GatedCommands.problem(commands.submit("late", "1")).status()).isEqualTo(503);
      assertThat(commands.handled()).isEmpty();
    }
  }

  /** Sends commands while all transactions wait for a lock; returns when they wait, too. */
  private List<CompletableFuture<Response>> whileHeld(List<Integer> numbers) throws SQLException {
    for (int i = 1; i <= TRANSACTIONS; i++) {
      heldUp.add(send(held, UUID.randomUUID().toString(), 1));
      awaitLockWaits(i);
    }
    List<CompletableFuture<Response>> answers =
        numbers.stream().map(n -> send(tally, UUID.randomUUID().toString(), n)).toList();
    await()
        .until(
            () -> metrics.get("commands.waiting").tag("commands", "tallies").gauge().value(),
            waiting -> waiting == numbers.size());
    return answers;
  }

  /** Whoever wants to add to what is held waits until this is rolled back. */
  private Connection hold() throws SQLException {
    Connection holder = dataSource.getConnection();
    holder.setAutoCommit(false);
    try (PreparedStatement statement =
        holder.prepareStatement("INSERT INTO tally VALUES (?, 0, 1)")) {
      statement.setString(1, held);
      statement.executeUpdate();
    }
    return holder;
  }

  private void awaitLockWaits(int waits) {
    await()
        .until(
            () ->
                number(
                    """
                    SELECT count(*) FROM pg_stat_activity
                    WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'INSERT INTO tally AS t%'
                    """),
            found -> found == waits);
  }

  private void terminateThoseThatWait() throws SQLException {
    number(
        """
        SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'INSERT INTO tally AS t%'
        """);
  }

  private long total(String key) throws SQLException {
    return number("SELECT total FROM tally WHERE key = '" + key + "'");
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private CompletableFuture<Response> send(String tallyKey, String key, int number) {
    return CompletableFuture.supplyAsync(
        () ->
            given()
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body("{\"key\": \"%s\", \"number\": %d}".formatted(tallyKey, number))
                .post("/v1/grouped-tallies"),
        clients);
  }
}
