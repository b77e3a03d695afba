package io.supportcenter.kit.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.supportcenter.kit.Namespace;
import io.supportcenter.kit.Wakeup;
import io.supportcenter.kit.db.DedicatedConnections;
import io.supportcenter.kit.db.Lease;
import io.supportcenter.kit.outbox.RelaySession.RelayClients;
import io.supportcenter.kit.outbox.RelaySession.Round;
import io.supportcenter.kit.trace.Tracing;
import io.supportcenter.kit.values.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * Publishes the outbox: one thread per instance, one active instance per service. Woken after each
 * commit that added events; also looks every half second as a safety net.
 */
@ApplicationScoped
public class Relay {

  private static final Logger LOG = Logger.getLogger(Relay.class);
  private static final Duration IDLE = Duration.ofMillis(500);

  /**
   * A Kafka transaction costs the broker as much as hundreds of records: not one for each event.
   */
  private static final Duration LINGER = Duration.ofMillis(20);

  private static final Duration STANDBY = Duration.ofSeconds(2);
  private static final Duration CHECK = Duration.ofSeconds(30);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final DedicatedConnections connections;
  private final RelayClients clients;
  private final Vault vault;
  private final Namespace names;
  private final MeterRegistry metrics;
  private final RelayWatch watch;
  private final BatchSize batch;
  private final Lease lease = new Lease("outbox-relay");
  private final Wakeup wakeup = new Wakeup();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread = Thread.ofPlatform().name("outbox-relay").unstarted(this::run);
  private Duration pause = FIRST_PAUSE;
  private volatile boolean healthy = true;

  @Inject
  Relay(
      DedicatedConnections connections,
      RelayClientFactory clients,
      Vault vault,
      OutboxConfig config,
      Namespace names,
      MeterRegistry metrics,
      Tracing tracing) {
    this(connections, clients.create(), vault, config, names, metrics, tracing);
  }

  Relay(
      DedicatedConnections connections,
      RelayClients clients,
      Vault vault,
      OutboxConfig config,
      Namespace names,
      MeterRegistry metrics,
      Tracing tracing) {
    this.connections = connections;
    this.clients = clients;
    this.vault = vault;
    this.batch = new BatchSize(config.relayBatch());
    this.names = names;
    this.metrics = metrics;
    this.watch = new RelayWatch(tracing, metrics);
  }

  void start(@Observes StartupEvent event) {
    // From zero on: a counter that begins at its first restart does not rise.
    metrics.counter("outbox.relay.restarts");
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping.countDown();
    wakeup.signal();
    thread.join(Duration.ofSeconds(5));
    thread.interrupt();
  }

  void outboxGrew(@Observes(during = TransactionPhase.AFTER_SUCCESS) OutboxGrew event) {
    wakeup.signal();
  }

  /** False from a fault until events are published again; a standby instance is healthy. */
  public boolean healthy() {
    return healthy && thread.isAlive();
  }

  /** Whether its thread runs, or has not begun. */
  public boolean isAlive() {
    return thread.getState() != Thread.State.TERMINATED;
  }

  private void run() {
    while (!isStopping()) {
      try {
        session();
      } catch (ForeignBookmark refusal) {
        healthy = false;
        LOG.errorf("the service stops: %s", refusal.getMessage());
        Quarkus.asyncExit(1);
        return;
      } catch (Throwable fault) {
        // An Error as well: without this thread nothing is published.
        healthy = false;
        metrics.counter("outbox.relay.restarts").increment();
        LOG.warnf("relay starts again in %s: %s", pause, fault);
        backOff();
      }
    }
  }

  /** Commits that add to the outbox do not cut it short. */
  private void backOff() {
    awaitStop(pause);
    Duration doubled = pause.multipliedBy(2);
    pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }

  private void session() throws SQLException {
    try (Connection connection = connections.open("relay")) {
      OutboxQueue queue = new OutboxQueue(connection, lease, vault);
      while (!queue.takeLease()) {
        succeeded();
        if (awaitStop(STANDBY)) {
          return;
        }
      }
      try (RelaySession session = RelaySession.begin(queue, clients, names, watch)) {
        LOG.info("relaying the outbox");
        relay(session);
      } finally {
        release(queue);
      }
    }
  }

  private void relay(RelaySession session) throws SQLException {
    long checked = System.nanoTime();
    while (!isStopping() && session.leads()) {
      Round round = batch.next(session::relay);
      succeeded();
      metrics.counter("outbox.published").increment(round.published());
      if (System.nanoTime() - checked > CHECK.toNanos()) {
        session.checkDecided();
        checked = System.nanoTime();
      } else if (round.rows() == 0) {
        wakeup.await(IDLE);
      } else if (!round.full()) {
        LockSupport.parkNanos(LINGER.toNanos());
      }
    }
  }

  private void succeeded() {
    healthy = true;
    pause = FIRST_PAUSE;
  }

  /** So that another instance need not wait for it to run out. */
  private void release(OutboxQueue queue) {
    try {
      queue.releaseLease();
    } catch (SQLException e) {
      LOG.debugf("the relay's lease was not released, it runs out: %s", e);
    }
  }

  /** Whether it stops; waits that long for it. */
  private boolean awaitStop(Duration atMost) {
    try {
      return stopping.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true; // Only a stop interrupts it.
    }
  }

  private boolean isStopping() {
    return stopping.getCount() == 0;
  }
}
