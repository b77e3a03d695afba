package io.supportcenter.kit.health;

import static io.supportcenter.kit.testing.Centre.management;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.sample.KitParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** An alert on a metric that there is not never fires. */
@QuarkusTest
@WithTestResource(KitParts.class)
class AlertsIT {

  private static final Path RULES = Path.of("../deploy/observability/alerts.yaml");
  private static final Pattern METRIC =
      Pattern.compile("\\b(?:expired|inbox|outbox|backend|rest|kafka)_[a-z_]+");

  /** Of events with a reason: the kit alone has none, and each service tests its own. */
  private static final String OF_SERVICES = "outbox_reasons_total";

  @Test
  void shouldExportEveryMetricThatAnAlertLooksAt() throws IOException {
    String rules = Files.readString(RULES);
    Set<String> watched =
        METRIC
            .matcher(rules)
            .results()
            .map(MatchResult::group)
            .filter(metric -> !metric.equals(OF_SERVICES))
            .collect(Collectors.toSet());
    assertThat(watched).contains("inbox_parked", "outbox_depth", "backend_calls_total");

    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(() -> assertThat(exported()).containsAll(watched));
  }

  /**
   * Also before anything has happened: the rise of a counter is seen only from a first value on.
   */
  private static Set<String> exported() {
    return management("/q/metrics")
        .asString()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("[{ ]", 2)[0])
        .collect(Collectors.toSet());
  }
}
