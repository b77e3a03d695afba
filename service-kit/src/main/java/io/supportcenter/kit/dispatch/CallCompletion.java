package io.supportcenter.kit.dispatch;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.CallStore;
import io.supportcenter.kit.calls.CallStore.Again;
import io.supportcenter.kit.calls.CallStore.Claimed;
import io.supportcenter.kit.calls.CompletedCall;
import io.supportcenter.kit.db.Faults;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.trace.BatchTrace;
import io.supportcenter.kit.trace.Tracing;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.kit.work.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Writes down how attempts ended: many at once, the ends of calls together with what they mean to
 * their operation.
 */
@ApplicationScoped
class CallCompletion {

  private static final Logger LOG = Logger.getLogger(CallCompletion.class);
  private static final Duration AFTER_FAULT = Duration.ofMinutes(1);

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
   * All of one operation, or an exception for a transient fault: then nothing is written and the
   * same may be retried.
   */
  void complete(String operation, List<Ended> ended) {
    List<Ended> done =
        ended.stream().filter(e -> e.outcome() instanceof CallOutcome.Final).toList();
    Set<UUID> again = reschedule(ended.stream().flatMap(CallCompletion::again).toList());
    showLost(executor.operation(operation), ended, again);
    completeOrSplit(executor.operation(operation), done);
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
    if (again.isEmpty()) {
      return Set.of();
    }
    return transactions.inNew(tx -> store.reschedule(tx, again));
  }

  private void completeOrSplit(BackendOperation operation, List<Ended> done) {
    if (done.isEmpty()) {
      return;
    }
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
    } catch (RuntimeException fault) {
      if (Faults.isTransient(fault)) {
        throw fault;
      }
      split(operation, done, fault);
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

  private void split(BackendOperation operation, List<Ended> done, RuntimeException fault) {
    if (done.size() > 1) {
      int half = done.size() / 2;
      completeOrSplit(operation, done.subList(0, half));
      completeOrSplit(operation, done.subList(half, done.size()));
      return;
    }
    Claimed claimed = done.getFirst().claimed();
    UUID id = claimed.call().id();
    LOG.errorf(
        fault,
        "storing the answer of call %s (%s) failed, it is attempted again",
        id,
        operation.name());
    reschedule(
        List.of(new Again(id, claimed.attempt(), AFTER_FAULT, true, Faults.describe(fault))));
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
