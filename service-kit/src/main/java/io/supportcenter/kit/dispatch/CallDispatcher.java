package io.supportcenter.kit.dispatch;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.supportcenter.kit.Wakeup;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.CallStore;
import io.supportcenter.kit.calls.CallStore.Claimed;
import io.supportcenter.kit.calls.CallsConfig;
import io.supportcenter.kit.calls.CallsDue;
import io.supportcenter.kit.db.Faults;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.dispatch.CallCompletion.Ended;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Makes the calls that are due: one thread claims them, each attempt runs on a virtual thread of
 * its own, one thread writes down how they ended. A partner has its own share of attempts, so a
 * slow one does not delay the others; some more are claimed ahead and wait for their turn.
 */
@ApplicationScoped
public class CallDispatcher {

  private static final Logger LOG = Logger.getLogger(CallDispatcher.class);
  private static final Duration STOP_MAX = Duration.ofSeconds(3);
  private static final Duration IDLE = Duration.ofMillis(250);
  private static final Duration LEASE_OF_UNKNOWN_OPERATIONS = Duration.ofSeconds(90);
  private static final Duration PAUSE_MAX = Duration.ofSeconds(5);
  private static final int COMPLETE_AT_ONCE = 500;

  /** Between batches of answers, so that more of them share a transaction. */
  private static final Duration LINGER = Duration.ofMillis(10);

  private static final CallOutcome NOT_BEGUN =
      new CallOutcome.Retryable("not begun", Optional.of(Duration.ZERO));

  private final Transactions transactions;
  private final CallStore store;
  private final CallExecutor executor;
  private final CallCompletion completion;
  private final Bulkheads bulkheads;
  private final boolean anyOperation;
  private final Wakeup due = new Wakeup();
  private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
  private final ExecutorService attempting = Executors.newVirtualThreadPerTaskExecutor();
  private final Thread claiming =
      Thread.ofPlatform().name("backend-calls-claim").unstarted(this::claimUntilStopped);
  private final Thread completing =
      Thread.ofPlatform().name("backend-calls-complete").unstarted(this::completeUntilStopped);
  private volatile boolean stopping;
  private volatile boolean allEnded;

  CallDispatcher(
      Transactions transactions,
      CallStore store,
      CallExecutor executor,
      CallCompletion completion,
      CallsConfig config,
      @Any Instance<BackendOperation> operations) {
    this.transactions = transactions;
    this.store = store;
    this.executor = executor;
    this.completion = completion;
    this.bulkheads = new Bulkheads(config.maxConcurrencyPerPartner());
    this.anyOperation = !operations.isUnsatisfied();
  }

  void start(@Observes StartupEvent event) {
    if (anyOperation) {
      claiming.start();
      completing.start();
    }
  }

  /**
   * Calls that have not begun are given back, so that other instances need not wait for their
   * claims to expire.
   */
  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping = true;
    due.signal();
    if (anyOperation) {
      claiming.join(STOP_MAX);
    }
    attempting.shutdownNow();
    attempting.awaitTermination(STOP_MAX.toMillis(), TimeUnit.MILLISECONDS);
    allEnded = true;
    if (anyOperation) {
      completing.join(STOP_MAX);
      completing.interrupt();
    }
  }

  /** Whether its threads run, or have not begun. */
  public boolean isAlive() {
    return claiming.getState() != Thread.State.TERMINATED
        && completing.getState() != Thread.State.TERMINATED;
  }

  void callsDue(@Observes(during = TransactionPhase.AFTER_SUCCESS) CallsDue event) {
    due.signal();
  }

  private void claimUntilStopped() {
    while (!stopping) {
      try {
        claim();
        due.await(IDLE);
      } catch (RuntimeException e) {
        LOG.warnf("calls to partners wait: %s", Faults.describe(e));
        due.await(Duration.ofSeconds(1));
      }
    }
  }

  private void claim() {
    long latestBegin = System.nanoTime() + executor.waitMax().toNanos();
    Map<String, Integer> held = bulkheads.held();
    List<Claimed> claimed =
        transactions.inNew(tx ->
            store.claim(
                tx, held, bulkheads.most(), executor.leases(), LEASE_OF_UNKNOWN_OPERATIONS));
    bulkheads.add(claimed, held);
    claimed.forEach(c -> attempting.execute(() -> attempt(c, latestBegin)));
  }

  private void attempt(Claimed claimed, long latestBegin) {
    String partner = claimed.call().partner();
    ended.add(new Ended(claimed, inTurn(bulkheads.turn(partner), claimed, latestBegin)));
    if (bulkheads.end(partner)) {
      due.signal();
    }
  }

  /** After its time, as when the process was suspended, another instance may have claimed it. */
  private CallOutcome inTurn(Semaphore turn, Claimed claimed, long latestBegin) {
    try {
      if (!turn.tryAcquire(latestBegin - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        return NOT_BEGUN;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return NOT_BEGUN;
    }
    try {
      return System.nanoTime() - latestBegin < 0 ? executor.attempt(claimed) : NOT_BEGUN;
    } finally {
      turn.release();
    }
  }

  private void completeUntilStopped() {
    while (!allEnded || !ended.isEmpty()) {
      try {
        List<Ended> batch = nextBatch();
        batch.stream()
            .collect(Collectors.groupingBy(e -> e.claimed().call().operation()))
            .forEach(this::complete);
        if (!batch.isEmpty() && batch.size() < COMPLETE_AT_ONCE) {
          LockSupport.parkNanos(LINGER.toNanos());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private List<Ended> nextBatch() throws InterruptedException {
    List<Ended> batch = new ArrayList<>();
    Ended first = ended.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
    if (first != null) {
      batch.add(first);
      ended.drainTo(batch, COMPLETE_AT_ONCE - 1);
    }
    return batch;
  }

  private void complete(String operation, List<Ended> batch) {
    Duration pause = Duration.ofMillis(100);
    do {
      try {
        completion.complete(operation, batch);
        return;
      } catch (RuntimeException e) {
        LOG.warnf("answers of %s wait to be stored: %s", operation, Faults.describe(e));
        LockSupport.parkNanos(pause.toNanos());
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(PAUSE_MAX) < 0 ? doubled : PAUSE_MAX;
      }
    } while (!stopping);
  }
}
