package io.supportcenter.kit.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.supportcenter.kit.outbox.OutboxQueue.Queued;
import io.supportcenter.kit.trace.PublishTrace;
import io.supportcenter.kit.trace.Tracing;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** What is seen of the relay's work from outside: spans, and how long events wait. */
final class RelayWatch {

  private static final Duration[] LIMITS =
      List.of(50, 100, 250, 1000, 5000, 30_000).stream()
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private static final String COMPLETED = "outbox.transactions.completed";

  private final Tracing tracing;
  private final MeterRegistry metrics;
  private final Timer latency;

  RelayWatch(Tracing tracing, MeterRegistry metrics) {
    this.tracing = tracing;
    this.metrics = metrics;
    this.latency =
        Timer.builder("outbox.latency")
            .description("From the begin of an event's transaction to Kafka's commit")
            .serviceLevelObjectives(LIMITS)
            .register(metrics);
    // From zero on: a counter that begins at its first refusal does not rise.
    metrics.counter(COMPLETED);
    Arrays.stream(QuarantineReason.values()).forEach(this::refused);
  }

  PublishTrace publish() {
    return tracing.publish();
  }

  void published(List<Queued> rows) {
    Instant now = Instant.now();
    rows.forEach(row -> latency.record(Duration.between(row.createdAt(), now)));
  }

  void quarantined(Collection<QuarantineReason> reasons) {
    reasons.forEach(reason -> refused(reason).increment());
  }

  void completed() {
    metrics.counter(COMPLETED).increment();
  }

  private Counter refused(QuarantineReason reason) {
    return metrics.counter("outbox.refused", "reason", reason.name());
  }
}
