package io.supportcenter.kit.dispatch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.faulttolerance.api.Guard;
import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.CallStore.Claimed;
import io.supportcenter.kit.calls.UnfitRequest;
import io.supportcenter.kit.db.Faults;
import io.supportcenter.kit.db.NotBegun;
import io.supportcenter.kit.trace.Tracing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * Makes single attempts, each guarded by its operation's time limit and its partner's circuit
 * breaker.
 */
@ApplicationScoped
class CallExecutor {

  private static final Duration BREAKER_OPEN = Duration.ofSeconds(5);

  /** For an attempt to begin, and for its end to be written down. */
  private static final Duration LEASE_SPARE = Duration.ofSeconds(5);

  private static final List<Class<? extends CallOutcome>> OUTCOMES =
      List.of(
          CallOutcome.Success.class,
          CallOutcome.Permanent.class,
          CallOutcome.Unanswered.class,
          CallOutcome.Retryable.class,
          CallOutcome.Unknown.class);

  private final Map<String, BackendOperation> operations;
  private final Duration waitMax;
  private final Map<String, Duration> leases;
  private final Map<String, Guard> guards = new ConcurrentHashMap<>();
  private final MeterRegistry metrics;
  private final Tracing tracing;

  CallExecutor(@Any Instance<BackendOperation> operations, MeterRegistry metrics, Tracing tracing) {
    this.operations =
        operations.stream().collect(Collectors.toMap(BackendOperation::name, Function.identity()));
    this.waitMax =
        this.operations.values().stream()
            .map(BackendOperation::timeout)
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
    this.leases =
        this.operations.values().stream()
            .collect(
                Collectors.toMap(
                    BackendOperation::name, o -> waitMax.plus(o.timeout()).plus(LEASE_SPARE)));
    this.metrics = metrics;
    this.tracing = tracing;
    // From zero on: a counter that begins at its first failure does not rise.
    for (String name : this.operations.keySet()) {
      OUTCOMES.forEach(outcome -> counter(name, "", outcome));
      unstored(name);
    }
  }

  /**
   * How long a claimed call may wait for its turn: by then each attempt that was before it has
   * ended.
   */
  Duration waitMax() {
    return waitMax;
  }

  /**
   * How long a claim of a call lasts, by operation that this build has: by then the process that
   * holds it has ended the call, or died.
   */
  Map<String, Duration> leases() {
    return leases;
  }

  BackendOperation operation(String name) {
    BackendOperation operation = operations.get(name);
    if (operation == null) {
      throw new IllegalStateException("no operation " + name);
    }
    return operation;
  }

  /** Counts ends of calls that could not be stored. */
  Counter unstored(String operation) {
    return metrics.counter("backend.calls.unstored", "operation", operation);
  }

  CallOutcome attempt(Claimed claimed) {
    CallOutcome outcome = guarded(claimed);
    counter(claimed.call().operation(), claimed.call().partner(), outcome.getClass()).increment();
    return outcome;
  }

  private Counter counter(String operation, String partner, Class<? extends CallOutcome> outcome) {
    return metrics.counter(
        "backend.calls",
        "operation",
        operation,
        "partner",
        partner,
        "outcome",
        outcome.getSimpleName());
  }

  private CallOutcome guarded(Claimed claimed) {
    BackendCall call = claimed.call();
    try {
      BackendOperation operation = operation(call.operation());
      CallOutcome outcome = guarded(operation, claimed);
      return Instant.now().isBefore(operation.giveUpAt(call))
          ? outcome
          : last(outcome, claimed.inDoubt());
    } catch (NotBegun e) {
      // The partner was not asked, for a reason of ours.
      return new CallOutcome.Retryable("not begun: " + Faults.describe(e));
    } catch (Throwable e) {
      return new CallOutcome.Unknown(Faults.describe(e));
    }
  }

  private CallOutcome guarded(BackendOperation operation, Claimed claimed) {
    try {
      return guard(claimed.call().partner(), operation)
          .call(() -> failingForBreaker(operation, claimed), CallOutcome.class);
    } catch (PartnerFault fault) {
      return fault.outcome;
    } catch (CircuitBreakerOpenException e) {
      return new CallOutcome.Retryable("circuit breaker open", Optional.of(BREAKER_OPEN));
    } catch (TimeoutException e) {
      return new CallOutcome.Unknown("no answer in time");
    } catch (UnfitRequest e) {
      return new CallOutcome.Unanswered(claimed.inDoubt(), e.getMessage());
    } catch (NotBegun e) {
      throw e;
    } catch (Throwable e) {
      // An Error as well: the call must end, or its place is lost.
      return new CallOutcome.Unknown(Faults.describe(e));
    }
  }

  /** The outcome of an attempt after which the partner is no longer asked. */
  private static CallOutcome last(CallOutcome outcome, boolean inDoubt) {
    return switch (outcome) {
      case CallOutcome.Final done -> done;
      case CallOutcome.Retryable(var detail, _) -> new CallOutcome.Unanswered(inDoubt, detail);
      case CallOutcome.Unknown(var detail) -> new CallOutcome.Unanswered(true, detail);
    };
  }

  /**
   * The breaker counts exceptions, so an answer that speaks of the partner's health is thrown and
   * caught again.
   */
  private CallOutcome failingForBreaker(BackendOperation operation, Claimed claimed) {
    BackendCall call = claimed.call();
    CallOutcome outcome =
        tracing.call(
            call.operation(),
            call.partner(),
            call.traceParent(),
            () -> claimed.inDoubt() ? operation.resolve(call) : operation.attempt(call));
    return switch (outcome) {
      case CallOutcome.Final done -> done;
      case CallOutcome.Retryable _, CallOutcome.Unknown _ -> throw new PartnerFault(outcome);
    };
  }

  private Guard guard(String partner, BackendOperation operation) {
    return guards.computeIfAbsent(
        partner + "/" + operation.name(),
        name ->
            Guard.create()
                .withDescription(name)
                .withTimeout()
                .duration(operation.timeout().toMillis(), ChronoUnit.MILLIS)
                .done()
                .withCircuitBreaker()
                .requestVolumeThreshold(10)
                .failureRatio(0.8)
                // Faults of ours say nothing about the partner.
                .failOn(Set.of(PartnerFault.class, TimeoutException.class))
                .delay(BREAKER_OPEN.toMillis(), ChronoUnit.MILLIS)
                .done()
                .build());
  }

  private static final class PartnerFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient CallOutcome outcome;

    PartnerFault(CallOutcome outcome) {
      super(null, null, false, false);
      this.outcome = outcome;
    }
  }
}
