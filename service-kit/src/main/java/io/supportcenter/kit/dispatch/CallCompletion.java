package io.supportcenter.kit.dispatch;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.CallStore;
import io.supportcenter.kit.calls.CallStore.Again;
import io.supportcenter.kit.calls.CallStore.Claimed;
import io.supportcenter.kit.calls.CompletedCall;
import io.supportcenter.kit.db.Faults;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.trace.BatchTrace;
import io.supportcenter.kit.trace.Tracing;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.kit.work.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Writes down how attempts ended: many at once, the ends of calls together with what they mean to
 * their operation.
 */
@ApplicationScoped
class CallCompletion {

  private static final Logger LOG = Logger.getLogger(CallCompletion.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration PAUSE_MAX = Duration.ofSeconds(5);
  private static final int TRIES_ALONE = 3;

  private static final String WRITABLE =
      "SELECT WHERE current_setting('transaction_read_only') = 'off'";

  private final Transactions transactions;
  private final UnitOfWork unitOfWork;
  private final CallStore store;
  private final CallExecutor executor;
  private final Tracing tracing;

  CallCompletion(
      Transactions transactions,
      UnitOfWork unitOfWork,
      CallStore store,
      CallExecutor executor,
      Tracing tracing) {
    this.transactions = transactions;
    this.unitOfWork = unitOfWork;
    this.store = store;
    this.executor = executor;
    this.tracing = tracing;
  }

  /** An attempt and its outcome. */
  record Ended(Claimed claimed, CallOutcome outcome) {}

  /**
   * All of one operation. Waits while the database is unavailable. What fails for another reason is
   * tried again in smaller parts, and a lone call whose end is not stored is left to a later
   * attempt: no call holds up others.
   */
  void complete(String name, List<Ended> ended) {
    BackendOperation operation = executor.operation(name);
    Set<UUID> again = new HashSet<>();
    store(
        ended.stream().flatMap(CallCompletion::again).toList(),
        some -> again.addAll(reschedule(some)),
        (one, fault) -> unstored(operation, one.id(), fault));
    showLost(operation, ended, again);
    store(
        ended.stream().filter(e -> e.outcome() instanceof CallOutcome.Final).toList(),
        some -> end(operation, some),
        (one, fault) -> setBack(operation, one.claimed(), fault));
  }

  /** The calls are rescheduled already: a fault here affects only what is shown. */
  private void showLost(BackendOperation operation, List<Ended> ended, Set<UUID> again) {
    List<BackendCall> lost =
        ended.stream()
            .filter(e -> e.outcome() instanceof CallOutcome.Unknown)
            .map(e -> e.claimed().call())
            .filter(call -> again.contains(call.id()))
            .toList();
    if (lost.isEmpty()) {
      return;
    }
    try {
      unitOfWork.inNew(tx -> operation.answersLost(tx, lost));
    } catch (RuntimeException fault) {
      LOG.warnf("lost answers of %s are not shown: %s", operation.name(), Faults.describe(fault));
    }
  }

  private Set<UUID> reschedule(List<Again> again) {
    return transactions.inNew(tx -> store.reschedule(tx, again));
  }

  private void end(BackendOperation operation, List<Ended> done) {
    try (BatchTrace trace = tracing.batch("complete " + operation.name())) {
      unitOfWork.inNew(tx -> {
        Set<UUID> ended = store.end(tx, done.stream().map(d -> d.claimed().call().id()).toList());
        List<CompletedCall> first =
            done.stream()
                .filter(d -> ended.contains(d.claimed().call().id()))
                .map(d -> new CompletedCall(d.claimed().call(), (CallOutcome.Final) d.outcome()))
                .toList();
        return first.isEmpty() ? Effects.NONE : traced(first, operation.complete(tx, first), trace);
      });
    }
  }

  private static Effects traced(List<CompletedCall> calls, Effects effects, BatchTrace trace) {
    Map<String, Optional<String>> traces = new HashMap<>();
    calls.forEach(done -> {
      trace.join(done.call().traceParent());
      traces.put(done.call().subject(), done.call().traceParent());
    });
    return effects.in(subject -> traces.getOrDefault(subject, Optional.empty())).in(trace.cause());
  }

  /** All at once; what fails together is tried again in halves, and alone some more times. */
  private <T> void store(List<T> items, Consumer<List<T>> write, BiConsumer<T, Throwable> giveUp) {
    for (int tries = 1; !items.isEmpty(); tries++) {
      try {
        write.accept(items);
        return;
      } catch (RuntimeException | Error fault) {
        boolean isTransient = Faults.isTransient(fault);
        if (isTransient) {
          awaitDatabase(fault);
        }
        if (Thread.currentThread().isInterrupted()) {
          throw fault; // The service stops; the claims expire.
        }
        if (items.size() > 1) {
          int half = items.size() / 2;
          store(items.subList(0, half), write, giveUp);
          store(items.subList(half, items.size()), write, giveUp);
          return;
        }
        if (!isTransient || tries == TRIES_ALONE) {
          giveUp.accept(items.getFirst(), fault);
          return;
        }
      }
    }
  }

  /** Returns at once when the database is there: then the fault is due to what was to be stored. */
  private void awaitDatabase(Throwable fault) {
    Duration pause = FIRST_PAUSE;
    while (!isWritable() && !Thread.currentThread().isInterrupted()) {
      LOG.warnf("answers of partners wait to be stored: %s", Faults.describe(fault));
      LockSupport.parkNanos(pause.toNanos());
      pause = pause.compareTo(PAUSE_MAX) < 0 ? pause.multipliedBy(2) : PAUSE_MAX;
    }
  }

  private boolean isWritable() {
    try {
      return transactions.read(tx -> Sql.exists(tx, WRITABLE));
    } catch (RuntimeException _) {
      return false;
    }
  }

  private void setBack(BackendOperation operation, Claimed claimed, Throwable fault) {
    UUID id = claimed.call().id();
    unstored(operation, id, fault);
    Again again =
        new Again(
            id,
            claimed.attempt(),
            Backoff.afterUnstored(claimed.attempt()),
            true,
            "answer not stored: " + Faults.describe(fault));
    try {
      reschedule(List.of(again));
    } catch (RuntimeException e) {
      LOG.warnf("call %s is attempted again when its claim expires: %s", id, Faults.describe(e));
    }
  }

  /** Its claim, or the time to which it is set back, expires; then it is attempted again. */
  private void unstored(BackendOperation operation, UUID id, Throwable fault) {
    LOG.errorf(
        fault,
        "the end of call %s (%s) was not stored, it is attempted again",
        id,
        operation.name());
    executor.unstored(operation.name()).increment();
  }

  private static Stream<Again> again(Ended ended) {
    Claimed claimed = ended.claimed();
    UUID id = claimed.call().id();
    int attempt = claimed.attempt();
    Duration backoff = Backoff.after(attempt);
    return switch (ended.outcome()) {
      case CallOutcome.Final _ -> Stream.empty();
      case CallOutcome.Retryable(var detail, var after) -> {
        Duration pause = after.map(Backoff::asked).orElse(backoff);
        yield Stream.of(new Again(id, attempt, pause, claimed.inDoubt(), detail));
      }
      case CallOutcome.Unknown(var detail) ->
          Stream.of(new Again(id, attempt, backoff, true, detail));
    };
  }
}
