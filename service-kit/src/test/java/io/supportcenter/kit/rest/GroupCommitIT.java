package io.supportcenter.kit.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.supportcenter.kit.db.UnitOfWork;
import io.supportcenter.kit.events.Effects;
import io.supportcenter.kit.rest.GroupCommit.Done;
import io.supportcenter.kit.rest.IdempotencyStore.Key;
import io.supportcenter.kit.sample.KitParts;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KitParts.class)
class GroupCommitIT {

  private static final int TRANSACTIONS = 2;

  @Inject AgroalDataSource dataSource;
  @Inject MeterRegistry metrics;
  @Inject UnitOfWork unitOfWork;
  @Inject IdempotentRequests requests;

  private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
  private final String held = UUID.randomUUID().toString();
  private final List<CompletableFuture<Response>> heldUp = new ArrayList<>();
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
  void shouldRefuseWhatIsTooMuchAndWhatStillWaitsWhenItStops() throws InterruptedException {
    Semaphore begun = new Semaphore(0);
    CountDownLatch goOn = new CountDownLatch(1);
    GroupCommit<Integer> commit =
        new GroupCommit<>(
            "held", unitOfWork, requests, (_, commands) -> done(commands, begun, goOn), _ -> {});
    List<CompletableFuture<?>> running =
        IntStream.range(0, TRANSACTIONS)
            .<CompletableFuture<?>>mapToObj(_ -> {
              CompletableFuture<?> answer = submit(commit);
              begun.acquireUninterruptibly();
              return answer;
            })
            .toList();
    List<CompletableFuture<?>> waiting =
        Stream.<CompletableFuture<?>>generate(() -> submit(commit))
            .limit(GroupCommit.WAITING_MAX)
            .toList();

    assertThatThrownBy(() -> submit(commit))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().status()).isEqualTo(503));

    Thread stopping = Thread.ofPlatform().start(() -> stop(commit));
    await().until(() -> stopping.getState() == Thread.State.WAITING);
    goOn.countDown();
    stopping.join();
    assertThat(running).allSatisfy(answer -> assertThat(answer).isCompleted());
    assertThat(waiting).allSatisfy(answer -> assertThat(answer).isCompletedExceptionally());
    assertThatThrownBy(() -> submit(commit)).isInstanceOf(ProblemException.class);
  }

  private static CompletableFuture<?> submit(GroupCommit<Integer> commit) {
    Key key = new Key("group-commit-it", UUID.randomUUID().toString());
    return commit
        .submit(new IdempotentRequest(key, new byte[32], URI.create("http://localhost/")), 1)
        .subscribeAsCompletionStage();
  }

  private static Done done(List<Integer> commands, Semaphore begun, CountDownLatch goOn) {
    begun.release();
    try {
      goOn.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return new Done(
        commands.stream().map(_ -> jakarta.ws.rs.core.Response.status(201).build()).toList(),
        Effects.NONE);
  }

  private static void stop(GroupCommit<Integer> commit) {
    try {
      commit.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
    try (var statement = holder.prepareStatement("INSERT INTO tally VALUES (?, 0, 1)")) {
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
