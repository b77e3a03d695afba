package io.supportcenter.kit.trace;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Tracing is off until there is an address to send traces to: the exporter's own default is a
 * collector on this machine. An operator who sets {@code quarkus.otel.sdk.disabled} overrides it.
 */
public final class TracingSwitch implements ConfigSourceFactory {

  static final String DISABLED = "quarkus.otel.sdk.disabled";

  private static final List<String> ENDPOINTS =
      List.of("quarkus.otel.exporter.otlp.endpoint", "quarkus.otel.exporter.otlp.traces.endpoint");

  /** Just above the kit's defaults. */
  private static final int ORDINAL = 110;

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    boolean off = ENDPOINTS.stream().allMatch(name -> isBlank(context.getValue(name)));
    return List.of(
        new PropertiesConfigSource(
            Map.of(DISABLED, Boolean.toString(off)), "tracing switch", ORDINAL));
  }

  private static boolean isBlank(ConfigValue value) {
    return value == null || value.getValue() == null || value.getValue().isBlank();
  }
}
