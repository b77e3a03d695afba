package io.supportcenter.kit.calls;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.supportcenter.kit.Wakeup;
import io.supportcenter.kit.calls.CallStore.Claimed;
import io.supportcenter.kit.calls.Settlement.Ended;
import io.supportcenter.kit.db.Faults;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
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
import org.jboss.logging.Logger;

/**
 * Makes the calls that are due: one thread claims them, each attempt runs on a virtual thread of
 * its own, one thread writes down how they ended. A partner has its own share of attempts, so a
 * slow one holds up nobody else; some more are claimed ahead and wait for their turn.
 */
@ApplicationScoped
public class CallDispatcher {

  private static final Logger LOG = Logger.getLogger(CallDispatcher.class);
  private static final Duration STOP_MAX = Duration.ofSeconds(3);
  private static final Duration IDLE = Duration.ofMillis(250);
  private static final Duration LEASE_OF_UNKNOWN_OPERATIONS = Duration.ofSeconds(90);
  private static final Duration PAUSE_MAX = Duration.ofSeconds(5);
  private static final int SETTLE_AT_ONCE = 500;

  /** Between batches of answers, so that more of them share a transaction. */
  private static final Duration LINGER = Duration.ofMillis(10);

  private static final CallOutcome NOT_BEGUN =
      new CallOutcome.Retryable("not begun", Optional.of(Duration.ZERO));

  private final javax.sql.DataSource dataSource;
  private final CallStore store;
  private final Attempts attempts;
  private final Settlement settlement;
  private final Shares shares;
  private final boolean anyOperation;
  private final Wakeup due = new Wakeup();
  private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
  private final ExecutorService attempting = Executors.newVirtualThreadPerTaskExecutor();
  private final Thread claiming =
      Thread.ofPlatform().name("backend-calls-claim").unstarted(this::claimUntilStopped);
  private final Thread settling =
      Thread.ofPlatform().name("backend-calls-settle").unstarted(this::settleUntilStopped);
  private volatile boolean stopping;
  private volatile boolean allEnded;

  CallDispatcher(
      io.agroal.api.AgroalDataSource dataSource,
      CallStore store,
      Attempts attempts,
      Settlement settlement,
      CallsConfig config,
      @Any Instance<BackendOperation> operations) {
    this.dataSource = dataSource;
    this.store = store;
    this.attempts = attempts;
    this.settlement = settlement;
    this.shares = new Shares(config.maxConcurrencyPerPartner());
    this.anyOperation = !operations.isUnsatisfied();
  }

  void start(@Observes StartupEvent event) {
    if (anyOperation) {
      claiming.start();
      settling.start();
    }
  }

  /**
   * Calls that have not begun are given back, so that others need not wait for their claims' end.
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
      settling.join(STOP_MAX);
      settling.interrupt();
    }
  }

  void callsDue(@Observes CallsDue event) {
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
    long latestBegin = System.nanoTime() + attempts.waitMax().toNanos();
    Map<String, Integer> held = shares.held();
    List<Claimed> claimed =
        QuarkusTransaction.requiringNew()
            .call(() -> {
              try (Connection tx = dataSource.getConnection()) {
                return store.claim(
                    tx, held, shares.most(), attempts.leases(), LEASE_OF_UNKNOWN_OPERATIONS);
              }
            });
    shares.add(claimed, held);
    claimed.forEach(c -> attempting.execute(() -> attempt(c, latestBegin)));
  }

  private void attempt(Claimed claimed, long latestBegin) {
    String partner = claimed.call().partner();
    ended.add(new Ended(claimed, inTurn(shares.turn(partner), claimed, latestBegin)));
    if (shares.end(partner)) {
      due.signal();
    }
  }

  /** After its time, for example because the process was suspended, somebody else may have it. */
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
      return System.nanoTime() - latestBegin < 0 ? attempts.attempt(claimed) : NOT_BEGUN;
    } finally {
      turn.release();
    }
  }

  private void settleUntilStopped() {
    while (!allEnded || !ended.isEmpty()) {
      try {
        List<Ended> batch = nextBatch();
        Settlement.byOperation(batch).forEach(this::settle);
        if (!batch.isEmpty() && batch.size() < SETTLE_AT_ONCE) {
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
      ended.drainTo(batch, SETTLE_AT_ONCE - 1);
    }
    return batch;
  }

  private void settle(String operation, List<Ended> batch) {
    Duration pause = Duration.ofMillis(100);
    do {
      try {
        settlement.settle(operation, batch);
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
