package io.supportcenter.kit.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.CallStore;
import io.supportcenter.kit.calls.CallsConfig;
import io.supportcenter.kit.calls.UnfitRequest;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.sample.KitParts;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.kit.work.UnitOfWork;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(KitParts.class)
class CallDispatcherIT {

  @Inject UnitOfWork unitOfWork;
  @Inject Partners partners;
  @Inject CallCompletion completion;
  @Inject AgroalDataSource dataSource;
  @Inject CallStore store;
  @Inject Transactions transactions;
  @Inject CallExecutor executor;
  @Inject CallsConfig config;
  @Inject CallDispatcher dispatcher;
  @Inject MeterRegistry metrics;
  @Any @Inject Instance<BackendOperation> operations;

  private final String partner = "partner-" + UUID.randomUUID();
  private final String subject = UUID.randomUUID().toString();

  @Test
  void shouldMakeACallOnceItsTransactionHasCommittedAndSettleIt() {
    add(call(partner, subject));

    await().untilAsserted(() -> assertThat(settled(subject)).containsExactly("Success"));
    assertThat(partners.made(subject)).containsExactly("attempt " + subject);
    assertThat(open(subject)).isZero();
  }

  @Test
  void shouldSettleARefusalWithoutAnotherAttempt() {
    partners.answers(subject, () -> new CallOutcome.Permanent("DENIED", "no"));
    add(call(partner, subject));

    await().untilAsserted(() -> assertThat(settled(subject)).containsExactly("Permanent"));
    assertThat(partners.made(subject)).hasSize(1);
  }

  @Test
  void shouldTryAgainWhenThePartnerAsksForIt() {
    partners.answers(
        subject,
        () -> new CallOutcome.Retryable("busy", Optional.of(Duration.ofMillis(50))),
        () -> new CallOutcome.Retryable("busy", Optional.of(Duration.ofMillis(50))));
    add(call(partner, subject));

    await().untilAsserted(() -> assertThat(settled(subject)).containsExactly("Success"));
    assertThat(partners.made(subject)).hasSize(3).allMatch(m -> m.startsWith("attempt"));
  }

  @Test
  void shouldAskBeforeItRepeatsACallWhoseAnswerWasLost() {
    partners.answers(
        subject,
        () -> new CallOutcome.Unknown("connection reset"),
        () -> {
          throw new IllegalStateException("a bug counts as an unknown outcome");
        });
    add(call(partner, subject));

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(settled(subject)).containsExactly("Success"));
    assertThat(partners.made(subject))
        .containsExactly("attempt " + subject, "resolve " + subject, "resolve " + subject);
  }

  @Test
  void shouldEndACallThatAPartnerDoesNotAnswerForTooLong() {
    partners.giveUp(subject, Instant.now());
    partners.answers(subject, () -> new CallOutcome.Retryable("busy"));
    add(call(partner, subject));

    await()
        .untilAsserted(() ->
            assertThat(settled(subject))
                .containsExactly("Unanswered[isInDoubt=false, detail=busy]"));
    assertThat(partners.made(subject)).containsExactly("attempt " + subject);
    assertThat(open(subject)).isZero();
  }

  @Test
  void shouldSayThatAnUnansweredCallMayHaveBeenDone() {
    partners.answers(
        subject,
        () -> new CallOutcome.Unknown("connection reset"),
        () -> {
          partners.giveUp(subject, Instant.now());
          return new CallOutcome.Retryable("no connection");
        });
    add(call(partner, subject));

    await()
        .untilAsserted(() ->
            assertThat(settled(subject))
                .containsExactly("Unanswered[isInDoubt=true, detail=no connection]"));
  }

  @Test
  void shouldEndACallWhoseOperationFailsForTooLong() {
    partners.giveUp(subject, Instant.now());
    partners.answers(
        subject,
        () -> {
          throw new IllegalStateException("a bug");
        });
    add(call(partner, subject));

    await()
        .untilAsserted(() ->
            assertThat(settled(subject))
                .singleElement()
                .asString()
                .startsWith("Unanswered[isInDoubt=true"));
  }

  @Test
  void shouldTakeAnAnswerHoweverLate() {
    partners.giveUp(subject, Instant.EPOCH);
    add(call(partner, subject));

    await().untilAsserted(() -> assertThat(settled(subject)).containsExactly("Success"));
  }

  @Test
  void shouldNotLetOnePartnerHoldUpAnother() {
    String slow = "slow-" + partner;
    CountDownLatch gate = partners.hold(slow);
    add(IntStream.range(0, 40).mapToObj(i -> call(slow, slow + i)).toArray(BackendCall[]::new));
    add(call(partner, subject));

    await().untilAsserted(() -> assertThat(settled(subject)).containsExactly("Success"));
    gate.countDown();
    await()
        .untilAsserted(() ->
            assertThat(IntStream.range(0, 40).boxed().flatMap(i -> settled(slow + i).stream()))
                .hasSize(40));
    assertThat(partners.mostAtOnce(slow)).isEqualTo(16);
  }

  @Test
  void shouldGiveBackWhatItHasNotBegunWhenItStops() throws InterruptedException {
    CountDownLatch gate = partners.hold(partner);
    add(IntStream.range(0, 64).mapToObj(i -> call(partner, subject)).toArray(BackendCall[]::new));
    CallDispatcher other =
        new CallDispatcher(transactions, store, executor, completion, config, operations);
    other.start(new StartupEvent());
    await().untilAsserted(() -> assertThat(calls("attempts = 1")).isEqualTo(64));
    await().until(() -> partners.mostAtOnce(partner) == 32);

    other.stop(new ShutdownEvent());

    assertThat(calls("last_fault = 'not begun' AND NOT in_doubt AND due_at <= now()"))
        .isEqualTo(16);
    assertThat(calls("last_fault LIKE '%InterruptedException%' AND in_doubt")).isEqualTo(16);
    gate.countDown();
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(settled(subject)).hasSize(64).containsOnly("Success"));
    assertThat(partners.mostAtOnce(partner)).isEqualTo(32);
  }

  private int calls(String condition) {
    return texts("SELECT id::text FROM backend_call WHERE subject = ? AND " + condition, subject)
        .size();
  }

  @Test
  void shouldSettleTheOthersWhenOneAnswerCannotBeStored() {
    BackendCall bad = BackendCall.now(partner, "test", subject, "unstorable");
    List<BackendCall> good =
        IntStream.range(0, 9).mapToObj(i -> call(partner, subject + "-" + i)).toList();
    add(Stream.concat(Stream.of(bad), good.stream()).toArray(BackendCall[]::new));

    await()
        .untilAsserted(
            () -> assertThat(good.stream().flatMap(g -> settled(g.subject()).stream())).hasSize(9));
    await()
        .untilAsserted(() -> assertThat(lastFault(subject)).contains("IllegalArgumentException"));
    assertThat(open(subject)).isEqualTo(1);
  }

  @Test
  void shouldNotLetAnAttemptThatEndsLateTouchTheClaimOfALaterOne() {
    BackendCall call =
        BackendCall.at(Instant.now().plusSeconds(3600), partner, "test", subject, "{}");
    add(call);
    texts("UPDATE backend_call SET attempts = 2 WHERE subject = ? RETURNING id::text", subject);
    String claim = "SELECT due_at::text FROM backend_call WHERE subject = ?";
    List<String> due = texts(claim, subject);

    completion.complete("test", List.of(unknown(call, 1)));

    assertThat(texts(claim, subject)).isEqualTo(due);
    assertThat(lastFault(subject)).isEqualTo("[null]");
    assertThat(partners.isShownLost(subject)).isFalse();

    completion.complete("test", List.of(unknown(call, 2)));

    assertThat(partners.isShownLost(subject)).isTrue();
    await().untilAsserted(() -> assertThat(settled(subject)).containsExactly("Success"));
  }

  @Test
  void shouldLeaveACallOfAnOperationThatItDoesNotKnowToABuildThatDoes() {
    BackendCall newer = BackendCall.now(partner, "nobody", "newer-" + subject, "{}");
    add(newer, call(partner, subject));

    await().untilAsserted(() -> assertThat(settled(subject)).containsExactly("Success"));
    assertThat(
            texts(
                "SELECT attempts || ' ' || in_doubt FROM backend_call WHERE subject = ?",
                newer.subject()))
        .containsExactly("0 false");
    texts("DELETE FROM backend_call WHERE subject = ? RETURNING id::text", newer.subject());
  }

  @ParameterizedTest
  @ValueSource(strings = {"no column", "no memory"})
  void shouldNotLetAnAnswerThatIsNeverStoredHoldUpOthers(String fault) {
    double before = unstored();
    add(BackendCall.now(partner, "test", "bad-" + subject, fault), call(partner, subject));

    await().untilAsserted(() -> assertThat(settled(subject)).containsExactly("Success"));
    await()
        .untilAsserted(
            () -> assertThat(lastFault("bad-" + subject)).contains("answer not stored: "));
    assertThat(unstored()).isGreaterThan(before);
    add(call(partner, "later-" + subject));
    await().untilAsserted(() -> assertThat(settled("later-" + subject)).containsExactly("Success"));
    assertThat(dispatcher.isAlive()).isTrue();
  }

  @Test
  void shouldStoreOtherAnswersWhenACallIsGone() {
    BackendCall gone = call(partner, "gone-" + subject);
    BackendCall there =
        BackendCall.at(Instant.now().plusSeconds(3600), partner, "test", subject, "{}");
    add(there);

    completion.complete("test", List.of(unknown(gone, 1), success(gone), success(there)));

    assertThat(settled(subject)).containsExactly("Success");
    assertThat(settled(gone.subject())).isEmpty();
    assertThat(partners.isShownLost(gone.subject())).isFalse();
  }

  @Test
  void shouldLoseNoPlaceToAttemptsThatDieOfAnError() {
    List<BackendCall> calls =
        IntStream.range(0, 100).mapToObj(i -> call(partner, subject + "-" + i)).toList();
    // Every other one: the circuit breaker stays closed.
    IntStream.range(0, 50)
        .forEach(i ->
            partners.answers(
                calls.get(2 * i).subject(),
                () -> {
                  throw new StackOverflowError();
                }));
    add(calls.toArray(BackendCall[]::new));

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            assertThat(calls.stream().flatMap(c -> settled(c.subject()).stream())).hasSize(100));
  }

  @Test
  void shouldTakeOverWhatADeadHostHasClaimed() {
    BackendCall call =
        BackendCall.at(Instant.now().plusSeconds(3600), partner, "test", subject, "{}");
    add(call);
    texts(
        "UPDATE backend_call SET attempts = 1, in_doubt = true, due_at = now() + interval '1 s'"
            + " WHERE subject = ? RETURNING id::text",
        subject);

    await().untilAsserted(() -> assertThat(settled(subject)).containsExactly("Success"));
    assertThat(partners.made(subject)).containsExactly("resolve " + subject);
  }

  @Test
  void shouldNotBlameThePartnerWhenItsOwnDatabaseIsUnavailable() {
    List<BackendCall> calls =
        IntStream.range(0, 30).mapToObj(i -> call(partner, subject + "-" + i)).toList();
    calls.forEach(c -> partners.answers(c.subject(), this::databaseUnavailable));
    add(calls.toArray(BackendCall[]::new));

    await()
        .untilAsserted(() ->
            assertThat(calls.stream().flatMap(c -> settled(c.subject()).stream())).hasSize(30));
    assertThat(calls.stream().flatMap(c -> partners.made(c.subject()).stream()))
        .allMatch(made -> made.startsWith("attempt"));
  }

  @Test
  void shouldEndWhatCannotBeAskedAndNotBlameThePartner() {
    List<BackendCall> calls =
        addThatFailWith(new UnfitRequest(new IllegalArgumentException("header")));
    await()
        .untilAsserted(() ->
            assertThat(calls.stream().flatMap(c -> settled(c.subject()).stream()))
                .hasSize(30)
                .allMatch(end -> end.startsWith("Unanswered[isInDoubt=false")));

    add(call(partner, subject));

    await().untilAsserted(() -> assertThat(settled(subject)).containsExactly("Success"));
    assertThat(partners.made(subject)).hasSize(1);
  }

  @Test
  void shouldNotBlameThePartnerForFaultsOfItsOwn() {
    List<BackendCall> calls = addThatFailWith(new IllegalStateException("a mistake"));
    await()
        .untilAsserted(() ->
            assertThat(calls.stream().flatMap(c -> partners.made(c.subject()).stream()))
                .hasSizeGreaterThanOrEqualTo(30));

    add(call(partner, subject));

    await().untilAsserted(() -> assertThat(settled(subject)).containsExactly("Success"));
  }

  private CallOutcome databaseUnavailable() {
    return transactions.beforeCall(() -> {
      throw new IllegalStateException(new SQLException("no connection", "08006"));
    });
  }

  @Test
  void shouldBeDueAtOnceByTheDatabasesClock() {
    BackendCall call = BackendCall.now(partner, "nobody", subject, "{}");

    boolean due =
        transactions.inNew(tx -> {
          store.add(tx, List.of(call));
          boolean now =
              Sql.exists(tx, "SELECT FROM backend_call WHERE id = ? AND due_at = now()", call.id());
          store.end(tx, List.of(call.id()));
          return now;
        });

    assertThat(due).isTrue();
  }

  private double unstored() {
    return metrics.get("backend.calls.unstored").tag("operation", "test").counter().count();
  }

  private static CallCompletion.Ended success(BackendCall call) {
    return new CallCompletion.Ended(
        new CallStore.Claimed(call, 1, false), CallOutcome.Success.DONE);
  }

  private static CallCompletion.Ended unknown(BackendCall call, int attempt) {
    return new CallCompletion.Ended(
        new CallStore.Claimed(call, attempt, false), new CallOutcome.Unknown("no answer in time"));
  }

  private void add(BackendCall... calls) {
    unitOfWork.inNew(_ -> new Effects(List.of(), List.of(calls)));
  }

  /** Enough of them for the circuit breaker. */
  private List<BackendCall> addThatFailWith(RuntimeException fault) {
    List<BackendCall> calls =
        IntStream.range(0, 30).mapToObj(i -> call(partner, subject + "-" + i)).toList();
    calls.forEach(c ->
        partners.answers(
            c.subject(),
            () -> {
              throw fault;
            }));
    add(calls.toArray(BackendCall[]::new));
    return calls;
  }

  private static BackendCall call(String partner, String subject) {
    return BackendCall.now(partner, "test", subject, "{}");
  }

  private List<String> settled(String ofSubject) {
    return texts("SELECT answer FROM settled WHERE subject = ?", ofSubject);
  }

  private long open(String ofSubject) {
    return texts("SELECT id::text FROM backend_call WHERE subject = ?", ofSubject).size();
  }

  private String lastFault(String ofSubject) {
    return String.valueOf(
        texts("SELECT last_fault FROM backend_call WHERE subject = ?", ofSubject));
  }

  private List<String> texts(String sql, String parameter) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, parameter);
      try (ResultSet rows = statement.executeQuery()) {
        List<String> found = new ArrayList<>();
        while (rows.next()) {
          found.add(rows.getString(1));
        }
        return found;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
