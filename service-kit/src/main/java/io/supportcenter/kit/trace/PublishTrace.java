package io.supportcenter.kit.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The spans of events that are published together. Each begins with the transaction that wrote the
 * event to the outbox, says how long it waited there for the relay, and ends when Kafka has
 * committed it. Used by one thread; ends when it is closed.
 */
public interface PublishTrace extends AutoCloseable {

  PublishTrace OFF =
      new PublishTrace() {
        @Override
        public Optional<String> publish(String topic, Instant since, Optional<String> cause) {
          return cause;
        }

        @Override
        public void failed(Throwable fault) {
          // Nobody sees it.
        }

        @Override
        public void close() {
          // Nothing has begun.
        }
      };

  /**
   * An event.
   *
   * @param since when it was written to the outbox
   * @param cause what it carries there; one without is not traced
   * @return what its record is to carry
   */
  Optional<String> publish(String topic, Instant since, Optional<String> cause);

  /** Kafka has not committed them. */
  void failed(Throwable fault);

  @Override
  void close();

  /** While tracing is on. */
  final class On implements PublishTrace {

    private final Tracer tracer;
    private final List<Span> spans = new ArrayList<>();

    On(Tracer tracer) {
      this.tracer = tracer;
    }

    @Override
    public Optional<String> publish(String topic, Instant since, Optional<String> cause) {
      if (cause.isEmpty()) {
        return cause;
      }
      Span span =
          tracer
              .spanBuilder("publish " + topic)
              .setSpanKind(SpanKind.PRODUCER)
              .setParent(TraceParent.parent(cause))
              .setStartTimestamp(since)
              .setAttribute("messaging.system", "kafka")
              .setAttribute("messaging.destination.name", topic)
              .setAttribute("outbox.waited_ms", Duration.between(since, Instant.now()).toMillis())
              .startSpan();
      spans.add(span);
      return Optional.of(TraceParent.of(span.getSpanContext()));
    }

    @Override
    public void failed(Throwable fault) {
      spans.forEach(span -> BatchTrace.fail(span, fault));
    }

    @Override
    public void close() {
      spans.forEach(Span::end);
    }
  }
}
