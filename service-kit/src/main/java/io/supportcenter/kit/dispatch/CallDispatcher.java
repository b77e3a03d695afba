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
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
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
  private final Set<String> wanted = ConcurrentHashMap.newKeySet();
  private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
  private final ExecutorService attempting = Executors.newVirtualThreadPerTaskExecutor();
  private final Thread claiming =
      Thread.ofPlatform().name("backend-calls-claim").unstarted(this::claimUntilStopped);
  private final Thread completing =
      Thread.ofPlatform().name("backend-calls-complete").unstarted(this::completeUntilStopped);
  private long everyPartnerAskedAt = System.nanoTime() - IDLE.toNanos();
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
    wanted.addAll(event.partners());
    due.signal();
  }

  private void claimUntilStopped() {
    while (!stopping) {
      try {
        claim();
        due.await(IDLE);
      } catch (Throwable fault) {
        // An Error as well: without this thread no call is made.
        LOG.warnf("calls to partners wait: %s", Faults.describe(fault));
        due.await(Duration.ofSeconds(1));
      }
    }
  }

  private void claim() {
    long begun = System.nanoTime();
    Map<String, Integer> held = bulkheads.held();
    List<Claimed> claimed = transactions.inNew(tx -> claim(tx, begun, held));
    bulkheads.add(claimed, held);
    claimed.forEach(c -> start(c, begun + executor.waitMax().toNanos()));
  }

  /** Of the partners that were named; of every partner no more often than when idle. */
  private List<Claimed> claim(Connection tx, long now, Map<String, Integer> held)
      throws SQLException {
    Set<String> partners = Set.copyOf(wanted);
    wanted.removeAll(partners);
    if (now - everyPartnerAskedAt < IDLE.toNanos()) {
      return store.claim(tx, partners, held, bulkheads.most(), executor.leases());
    }
    everyPartnerAskedAt = now;
    return store.claim(tx, held, bulkheads.most(), executor.leases());
  }

  private void start(Claimed claimed, long latestBegin) {
    try {
      attempting.execute(() -> attempt(claimed, latestBegin));
    } catch (RuntimeException | Error fault) {
      LOG.warnf("call %s was not begun: %s", claimed.call().id(), Faults.describe(fault));
      end(claimed, NOT_BEGUN);
    }
  }

  private void attempt(Claimed claimed, long latestBegin) {
    CallOutcome outcome = new CallOutcome.Unknown("the attempt failed");
    try {
      outcome = inTurn(bulkheads.turn(claimed.call().partner()), claimed, latestBegin);
    } finally {
      end(claimed, outcome);
    }
  }

  private void end(Claimed claimed, CallOutcome outcome) {
    String partner = claimed.call().partner();
    boolean mayClaim = bulkheads.end(partner);
    ended.add(new Ended(claimed, outcome));
    if (mayClaim) {
      wanted.add(partner);
      due.signal();
    }
  }

  /**
   * After its time, as when the process was suspended, another instance may have claimed it. The
   * turn of an attempt that was interrupted at the stop is nobody's.
   */
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
      boolean begins = !stopping && System.nanoTime() - latestBegin < 0;
      return begins ? executor.attempt(claimed) : NOT_BEGUN;
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
      } catch (Throwable fault) {
        LOG.error("ends of calls were not stored", fault);
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
    try {
      completion.complete(operation, batch);
    } catch (Throwable fault) {
      // An Error as well: without this thread no answer is stored. The claims expire.
      LOG.errorf(fault, "%d ends of %s were not stored", batch.size(), operation);
    }
  }
}
