package io.supportcenter.kit.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.db.Rows;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.sample.KitParts;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.kit.work.UnitOfWork;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KitParts.class)
class TimerIT {

  @Inject UnitOfWork unitOfWork;
  @Inject Transactions transactions;
  @Inject Partners partners;

  private final String subject = UUID.randomUUID().toString();

  @Test
  void shouldBeDueOnceAtItsTimeAndNotBefore() {
    Instant first = Instant.now();
    Instant second = first.plusMillis(1500);
    add(Bells.at(first, subject, second.toString()));

    await().until(() -> rung(subject).size() == 2);

    assertThat(rung(subject).getFirst()).isBetween(first, second);
    assertThat(rung(subject).getLast()).isAfterOrEqualTo(second);
    assertThat(open()).isZero();
  }

  @Test
  void shouldNotWaitForPartnersThatDoNotAnswer() {
    CountDownLatch gate = partners.hold(subject);
    try {
      add(
          IntStream.range(0, 40)
              .mapToObj(_ -> BackendCall.now(subject, "test", subject, "{}"))
              .toArray(BackendCall[]::new));
      await().until(() -> partners.mostAtOnce(subject) == 16);
      String timers = "timers-" + subject;
      add(
          IntStream.range(0, 100)
              .mapToObj(_ -> Bells.at(Instant.now(), timers, ""))
              .toArray(BackendCall[]::new));

      await().until(() -> rung(timers).size() == 100);
    } finally {
      gate.countDown();
    }
  }

  @Test
  void shouldDoTheOthersWhenOneFails() {
    add(
        Bells.at(Instant.now(), "broken-" + subject, "broken"),
        Bells.at(Instant.now(), subject, ""));

    await().until(() -> rung(subject).size() == 1);
    await()
        .until(() ->
            transactions
                    .read(tx ->
                        Sql.query(
                            tx,
                            "SELECT last_fault FROM backend_call WHERE subject = ? AND last_fault"
                                + " IS NOT NULL",
                            row -> row.getString(1),
                            "broken-" + subject))
                    .size()
                == 1);
    assertThat(rung("broken-" + subject)).isEmpty();
  }

  private void add(BackendCall... timers) {
    unitOfWork.inNew(_ -> new Effects(List.of(), List.of(timers)));
  }

  private List<Instant> rung(String ofSubject) {
    return transactions.read(tx ->
        Sql.query(
            tx,
            "SELECT answer::timestamptz AS at FROM settled WHERE subject = ? ORDER BY 1",
            row -> Rows.instant(row, "at"),
            ofSubject));
  }

  private long open() {
    return transactions.read(tx ->
        Sql.query(
                tx,
                "SELECT id FROM backend_call WHERE subject = ?",
                row -> Rows.uuid(row, "id"),
                subject)
            .size());
  }
}
