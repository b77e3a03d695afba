package io.supportcenter.kit.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** The service under test logs all that it can, and its traces are collected. */
public class Watched implements QuarkusTestResourceLifecycleManager {

  @Override
  public Map<String, String> start() {
    return Map.of(
        "quarkus.otel.exporter.otlp.endpoint", TraceCollector.start(),
        "quarkus.otel.exporter.otlp.protocol", "http/protobuf",
        "quarkus.otel.bsp.schedule.delay", "PT0.2S",
        "quarkus.http.access-log.enabled", "true",
        "quarkus.log.category.\"io.supportcenter\".level", "DEBUG");
  }

  @Override
  public void stop() {
    // The collector ends with the JVM.
  }
}
