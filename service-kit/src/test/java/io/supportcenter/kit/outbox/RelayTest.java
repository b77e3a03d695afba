package io.supportcenter.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.supportcenter.kit.Namespace;
import io.supportcenter.kit.db.DedicatedConnections;
import io.supportcenter.kit.outbox.RelaySession.RelayClients;
import io.supportcenter.kit.trace.Tracing;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The relay's thread while the database gives it nothing but faults. */
class RelayTest {

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final AtomicInteger attempts = new AtomicInteger();
  private Relay relay;

  @AfterEach
  void stop() throws InterruptedException {
    relay.stop(new ShutdownEvent());
  }

  @Test
  void shouldBeUnhealthyUntilItsThreadRuns() {
    relay = relay(() -> new OutOfMemoryError("no heap"));

    assertThat(relay.healthy()).isFalse();
    relay.start(new StartupEvent());
  }

  @Test
  void shouldGoOnAfterAnErrorAndSayThatItPublishesNothing() {
    relay = relay(() -> new OutOfMemoryError("no heap"));
    relay.start(new StartupEvent());

    await().until(() -> attempts.get() >= 3);
    assertThat(relay.healthy()).isFalse();
    assertThat(metrics.counter("outbox.relay.restarts").count()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void shouldNotHurryBecauseTheOutboxGrows() {
    relay = relay(() -> new IllegalStateException("down"));
    relay.start(new StartupEvent());

    await()
        .during(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(5))
        .until(() -> {
          relay.outboxGrew(new OutboxGrew(Set.of("x.v1"), List.of()));
          return attempts.get() <= 6; // at 0, 0.1, 0.3, 0.7, 1.5 and 3.1 s
        });
  }

  private Relay relay(Supplier<Throwable> fault) {
    return new Relay(
        new Failing(fault),
        new RelayClients(Map.of(), Map.of(), null),
        RelayDatabase.VAULT,
        new Limits(),
        new Namespace(Optional.empty(), "kit"),
        metrics,
        Tracing.off());
  }

  private final class Failing extends DedicatedConnections {

    private final Supplier<Throwable> fault;

    Failing(Supplier<Throwable> fault) {
      super("jdbc:none", "none", "none", Optional.empty(), Optional.empty(), Map.of(), "kit");
      this.fault = fault;
    }

    @Override
    public Connection open(String purpose) throws SQLException {
      attempts.incrementAndGet();
      switch (fault.get()) {
        case Error error -> throw error;
        case RuntimeException exception -> throw exception;
        case Throwable other -> throw new SQLException(other);
      }
    }
  }

  private record Limits() implements OutboxConfig {

    @Override
    public long maxDepth() {
      return 10;
    }

    @Override
    public int relayBatch() {
      return 10;
    }

    @Override
    public int maxEventBytes() {
      return 10;
    }
  }
}
