package io.supportcenter.kit.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The spans of one transaction that has many causes, each perhaps of another trace: one span links
 * to all of them. Used by one thread; ends when it is closed.
 */
public interface BatchTrace extends AutoCloseable {

  BatchTrace OFF =
      new BatchTrace() {
        @Override
        public Optional<String> receive(String topic, Optional<String> traceParent) {
          return traceParent;
        }

        @Override
        public void join(Optional<String> traceParent) {
          // Nothing follows it.
        }

        @Override
        public Optional<String> cause() {
          return Optional.empty();
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
   * A record of the batch, with a span of its own.
   *
   * @param traceParent of its publisher; without one a trace begins here
   * @return what its effects carry
   */
  Optional<String> receive(String topic, Optional<String> traceParent);

  /** Something else that is done here: a command, a partner's answer. */
  void join(Optional<String> traceParent);

  /**
   * Of effects that nobody attributes to one of the causes: the trace that all causes share, or
   * else the batch itself, from which links lead to them.
   */
  Optional<String> cause();

  /** The transaction was rolled back. */
  void failed(Throwable fault);

  @Override
  void close();

  /** Without its message, which may have data of people. */
  static void fail(Span span, Throwable fault) {
    span.setStatus(StatusCode.ERROR, fault.getClass().getSimpleName());
  }

  /** While tracing is on. */
  final class On implements BatchTrace {

    private final Tracer tracer;
    private final Span batch;
    private final List<Span> received = new ArrayList<>();
    private Optional<SpanContext> first = Optional.empty();
    private boolean mixed;
    private int size;

    On(Tracer tracer, Span batch) {
      this.tracer = tracer;
      this.batch = batch;
    }

    @Override
    public Optional<String> receive(String topic, Optional<String> traceParent) {
      Span span =
          tracer
              .spanBuilder("receive " + topic)
              .setSpanKind(SpanKind.CONSUMER)
              .setParent(TraceParent.parent(traceParent))
              .setAttribute("messaging.system", "kafka")
              .setAttribute("messaging.destination.name", topic)
              .addLink(batch.getSpanContext())
              .startSpan();
      received.add(span);
      add(span.getSpanContext());
      return Optional.of(TraceParent.of(span.getSpanContext()));
    }

    @Override
    public void join(Optional<String> traceParent) {
      traceParent.map(TraceParent::read).ifPresentOrElse(this::add, () -> mixed = true);
    }

    private void add(SpanContext cause) {
      batch.addLink(cause);
      mixed |= first.filter(f -> !f.getTraceId().equals(cause.getTraceId())).isPresent();
      first = first.or(() -> Optional.of(cause));
      size++;
    }

    @Override
    public Optional<String> cause() {
      SpanContext one = mixed ? batch.getSpanContext() : first.orElse(batch.getSpanContext());
      return Optional.of(TraceParent.of(one));
    }

    @Override
    public void failed(Throwable fault) {
      fail(batch, fault);
      received.forEach(span -> fail(span, fault));
    }

    @Override
    public void close() {
      received.forEach(Span::end);
      batch.setAttribute("messaging.batch.message_count", size).end();
    }
  }
}
