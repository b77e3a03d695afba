package io.supportcenter.kit.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.Optional;

/** A place in a trace as text: W3C Trace Context, section 3.2, version 00. */
public final class TraceParent {

  private static final int TRACE_ID = 3;
  private static final int SPAN_ID = 36;
  private static final int FLAGS = 53;

  private TraceParent() {}

  /** Of the span in which the caller runs, as in a REST request; empty while tracing is off. */
  public static Optional<String> current() {
    SpanContext span = Span.current().getSpanContext();
    return span.isValid() ? Optional.of(of(span)) : Optional.empty();
  }

  static String of(SpanContext span) {
    return "00-%s-%s-%s"
        .formatted(span.getTraceId(), span.getSpanId(), span.getTraceFlags().asHex());
  }

  /**
   * @param text well-formed
   */
  static SpanContext read(String text) {
    return SpanContext.createFromRemoteParent(
        text.substring(TRACE_ID, SPAN_ID - 1),
        text.substring(SPAN_ID, FLAGS - 1),
        TraceFlags.fromHex(text, FLAGS),
        TraceState.getDefault());
  }

  /** For a child of it; a trace of its own without one. */
  static Context parent(Optional<String> text) {
    return text.map(t -> Context.root().with(Span.wrap(read(t)))).orElseGet(Context::root);
  }
}
