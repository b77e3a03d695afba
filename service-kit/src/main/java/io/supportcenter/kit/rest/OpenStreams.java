package io.supportcenter.kit.rest;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Bounds the streams and sockets that are open on this instance, for each caller and in all. */
@Singleton
@Startup
public class OpenStreams {

  private final StreamsConfig config;
  private final Map<String, Integer> byCaller = new ConcurrentHashMap<>();
  private final AtomicInteger open = new AtomicInteger();

  OpenStreams(StreamsConfig config, MeterRegistry metrics) {
    this.config = config;
    metrics.gauge("rest.streams.open", open);
  }

  /**
   * Counts one more.
   *
   * @return to be run when it has ended; that it is run again does nothing
   * @throws ProblemException 429 when the caller has too many, 503 when the instance has
   */
  public Runnable open(String caller) {
    if (open.incrementAndGet() > config.max()) {
      open.decrementAndGet();
      throw new ProblemException(
          CommonProblem.UNAVAILABLE, "this instance has as many open streams as it may");
    }
    if (byCaller.merge(caller, 1, Integer::sum) > config.perCaller()) {
      end(caller);
      throw new ProblemException(
          CommonProblem.TOO_MANY_REQUESTS,
          "a caller may have %d streams and sockets open".formatted(config.perCaller()));
    }
    AtomicBoolean isOpen = new AtomicBoolean(true);
    return () -> {
      if (isOpen.compareAndSet(true, false)) {
        end(caller);
      }
    };
  }

  private void end(String caller) {
    byCaller.computeIfPresent(caller, (_, count) -> count == 1 ? null : count - 1);
    open.decrementAndGet();
  }
}
