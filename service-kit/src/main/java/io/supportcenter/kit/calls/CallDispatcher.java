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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Makes the calls that are due: one thread claims them, each attempt runs on a virtual thread of
 * its own, one thread writes down how they ended. A partner has its own share of attempts, so a
 * slow one holds up nobody else.
 */
@ApplicationScoped
public class CallDispatcher {

  private static final Logger LOG = Logger.getLogger(CallDispatcher.class);
  private static final Duration IDLE = Duration.ofMillis(250);
  private static final Duration LEASE_OF_UNKNOWN_OPERATIONS = Duration.ofSeconds(90);
  private static final int SETTLE_AT_ONCE = 500;

  private final javax.sql.DataSource dataSource;
  private final CallStore store;
  private final Attempts attempts;
  private final Settlement settlement;
  private final CallsConfig config;
  private final boolean anyOperation;
  private final Wakeup due = new Wakeup();
  private final Map<String, Integer> busy = new HashMap<>();
  private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
  private final ExecutorService attempting = Executors.newVirtualThreadPerTaskExecutor();
  private final Thread claiming =
      Thread.ofPlatform().name("backend-calls-claim").unstarted(this::claimUntilStopped);
  private final Thread settling =
      Thread.ofPlatform().name("backend-calls-settle").unstarted(this::settleUntilStopped);
  private volatile boolean stopping;

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
    this.config = config;
    this.anyOperation = !operations.isUnsatisfied();
  }

  void start(@Observes StartupEvent event) {
    if (anyOperation) {
      claiming.start();
      settling.start();
    }
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping = true;
    due.signal();
    attempting.shutdownNow();
    if (anyOperation) {
      claiming.join(Duration.ofSeconds(3));
      settling.join(Duration.ofSeconds(3));
      settling.interrupt();
    }
  }

  void callsDue(@Observes CallsDue event) {
    due.signal();
  }

  private void claimUntilStopped() {
    while (!stopping) {
      try {
        List<Claimed> claimed = claim();
        claimed.forEach(this::begin);
        if (claimed.isEmpty()) {
          due.await(IDLE);
        }
      } catch (RuntimeException e) {
        LOG.warnf("calls to partners wait: %s", Faults.describe(e));
        due.await(Duration.ofSeconds(1));
      }
    }
  }

  private List<Claimed> claim() {
    Map<String, Integer> now;
    synchronized (busy) {
      now = Map.copyOf(busy);
    }
    return QuarkusTransaction.requiringNew()
        .call(() -> {
          try (Connection tx = dataSource.getConnection()) {
            return store.claim(
                tx,
                now,
                config.maxConcurrencyPerPartner(),
                attempts.leases(),
                LEASE_OF_UNKNOWN_OPERATIONS);
          }
        });
  }

  private void begin(Claimed claimed) {
    String partner = claimed.call().partner();
    synchronized (busy) {
      busy.merge(partner, 1, Integer::sum);
    }
    attempting.execute(() -> {
      CallOutcome outcome = attempts.attempt(claimed);
      synchronized (busy) {
        busy.merge(partner, -1, (a, b) -> a + b == 0 ? null : Integer.valueOf(a + b));
      }
      if (!stopping) {
        ended.add(new Ended(claimed, outcome));
      }
      due.signal();
    });
  }

  private void settleUntilStopped() {
    while (!stopping || !ended.isEmpty()) {
      try {
        List<Ended> batch = nextBatch();
        Settlement.byOperation(batch).forEach(this::settle);
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
    while (!stopping) {
      try {
        settlement.settle(operation, batch);
        return;
      } catch (RuntimeException e) {
        LOG.warnf("answers of %s wait to be stored: %s", operation, Faults.describe(e));
        due.await(pause);
        pause =
            pause.multipliedBy(2).compareTo(Duration.ofSeconds(5)) < 0
                ? pause.multipliedBy(2)
                : Duration.ofSeconds(5);
      }
    }
  }
}
