package io.supportcenter.kit.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Spans of what the core does. While tracing is off nothing is created, and what events carry is
 * passed on as it is.
 */
@Singleton
public class Tracing {

  private final Tracer tracer;
  private final boolean on;

  @Inject
  Tracing(
      OpenTelemetry telemetry,
      @ConfigProperty(name = TracingSwitch.DISABLED, defaultValue = "false") boolean disabled) {
    this.tracer = telemetry.getTracer("io.supportcenter.kit");
    this.on = !disabled;
  }

  /** For what runs without an application. */
  public static Tracing off() {
    return new Tracing(OpenTelemetry.noop(), true);
  }

  /**
   * One transaction for many causes.
   *
   * @param name for example {@code batch receipts}
   */
  public BatchTrace batch(String name) {
    return on
        ? new BatchTrace.On(tracer, tracer.spanBuilder(name).setNoParent().startSpan())
        : BatchTrace.OFF;
  }

  /** Events on their way from the outbox to Kafka, in one Kafka transaction. */
  public PublishTrace publish() {
    return on ? new PublishTrace.On(tracer) : PublishTrace.OFF;
  }

  /**
   * An attempt at a call, whose requests carry its place in the trace.
   *
   * @param parent what caused the call
   */
  public <T> T call(
      String operation, String partner, Optional<String> parent, Supplier<T> attempt) {
    if (!on) {
      return attempt.get();
    }
    Span span =
        tracer
            .spanBuilder("call " + operation)
            .setSpanKind(SpanKind.CLIENT)
            .setParent(TraceParent.parent(parent))
            .setAttribute("peer.service", partner)
            .startSpan();
    try (Scope _ = span.makeCurrent()) {
      T outcome = attempt.get();
      span.setAttribute("call.outcome", outcome.getClass().getSimpleName());
      return outcome;
    } catch (RuntimeException | Error fault) {
      BatchTrace.fail(span, fault);
      throw fault;
    } finally {
      span.end();
    }
  }
}
