package io.supportcenter.kit.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.inject.Singleton;

/** Keeps the queries of addresses out of traces: people's data and secrets may be in them. */
@Singleton
public class WithoutQueries implements SpanProcessor {

  static final AttributeKey<String> QUERY = AttributeKey.stringKey("url.query");
  static final String HIDDEN = "hidden";

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {
    if (span.getAttribute(QUERY) != null) {
      span.setAttribute(QUERY, HIDDEN);
    }
  }

  @Override
  public boolean isStartRequired() {
    return true;
  }

  @Override
  public void onEnd(ReadableSpan span) {
    // All is done at the start.
  }

  @Override
  public boolean isEndRequired() {
    return false;
  }
}
