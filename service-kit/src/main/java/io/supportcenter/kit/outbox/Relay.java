package io.supportcenter.kit.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.supportcenter.kit.Wakeup;
import io.supportcenter.kit.db.DedicatedConnections;
import io.supportcenter.kit.outbox.RelaySession.RelayClients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
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

  private final DedicatedConnections connections;
  private final RelayClients clients;
  private final OutboxConfig config;
  private final String service;
  private final MeterRegistry metrics;
  private final Wakeup wakeup = new Wakeup();
  private final Thread thread = Thread.ofPlatform().name("outbox-relay").unstarted(this::run);
  private volatile boolean stopping;
  private volatile boolean healthy = true;

  Relay(
      DedicatedConnections connections,
      RelayClientFactory clients,
      OutboxConfig config,
      @ConfigProperty(name = "support-center.service") String service,
      MeterRegistry metrics) {
    this.connections = connections;
    this.clients = clients.create();
    this.config = config;
    this.service = service;
    this.metrics = metrics;
  }

  void start(@Observes StartupEvent event) {
    // From zero on: a counter that begins at its first restart does not rise.
    metrics.counter("outbox.relay.restarts");
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping = true;
    wakeup.signal();
    thread.join(Duration.ofSeconds(5));
    thread.interrupt();
  }

  void outboxGrew(@Observes(during = TransactionPhase.AFTER_SUCCESS) OutboxGrew event) {
    wakeup.signal();
  }

  /** False from a fault until the next session begins; a standby instance is healthy. */
  public boolean healthy() {
    return healthy;
  }

  private void run() {
    Duration backoff = Duration.ofMillis(100);
    while (!stopping) {
      try {
        session();
        backoff = Duration.ofMillis(100);
      } catch (SQLException | KafkaException | IllegalStateException e) {
        healthy = false;
        metrics.counter("outbox.relay.restarts").increment();
        LOG.warnf("relay starts again in %s: %s", backoff, e);
        backoff = pause(backoff);
      }
    }
  }

  private Duration pause(Duration backoff) {
    wakeup.await(backoff);
    Duration doubled = backoff.multipliedBy(2);
    return doubled.compareTo(Duration.ofSeconds(5)) < 0 ? doubled : Duration.ofSeconds(5);
  }

  private void session() throws SQLException {
    try (Connection connection = connections.open("relay")) {
      Optional<RelaySession> begun = RelaySession.begin(connection, clients, service);
      healthy = true;
      if (begun.isPresent()) {
        LOG.info("relaying the outbox");
        try (RelaySession session = begun.get()) {
          relay(session);
        }
        return;
      }
    }
    wakeup.await(STANDBY);
  }

  private void relay(RelaySession session) throws SQLException {
    while (!stopping) {
      int published = session.relay(config.relayBatch());
      metrics.counter("outbox.published").increment(published);
      if (published == 0) {
        wakeup.await(IDLE);
      } else if (published < config.relayBatch()) {
        LockSupport.parkNanos(LINGER.toNanos());
      }
    }
  }
}
