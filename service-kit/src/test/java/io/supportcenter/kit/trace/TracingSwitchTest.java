package io.supportcenter.kit.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TracingSwitchTest {

  private static final String ENDPOINT = "quarkus.otel.exporter.otlp.endpoint";

  @Test
  void shouldBeOffWithoutAnEndpoint() {
    assertThat(isOff(Map.of())).isTrue();
    assertThat(isOff(Map.of(ENDPOINT, "${OTEL_EXPORTER_OTLP_ENDPOINT:}"))).isTrue();
  }

  @Test
  void shouldBeOnWithAnEndpoint() {
    assertThat(isOff(Map.of(ENDPOINT, "http://collector:4317"))).isFalse();
    assertThat(isOff(Map.of("quarkus.otel.exporter.otlp.traces.endpoint", "http://collector:4317")))
        .isFalse();
    assertThat(
            isOff(
                Map.of(
                    ENDPOINT,
                    "${OTEL_EXPORTER_OTLP_ENDPOINT:}",
                    "OTEL_EXPORTER_OTLP_ENDPOINT",
                    "http://collector:4317")))
        .isFalse();
  }

  @Test
  void shouldLetAnOperatorSwitchItOff() {
    assertThat(isOff(Map.of(ENDPOINT, "http://collector:4317", TracingSwitch.DISABLED, "true")))
        .isTrue();
  }

  private static boolean isOff(Map<String, String> environment) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withSources(new PropertiesConfigSource(environment, "environment", 300))
        .withSources(new TracingSwitch())
        .build()
        .getValue(TracingSwitch.DISABLED, Boolean.class);
  }
}
