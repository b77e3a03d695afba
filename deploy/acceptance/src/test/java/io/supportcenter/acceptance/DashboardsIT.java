package io.supportcenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.supportcenter.local.LocalCentre;
import io.supportcenter.local.walk.ClaimStep;
import io.supportcenter.local.walk.WalkContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What Grafana and Prometheus would ask for, on the running support centre. */
@ExtendWith(RunningCentre.class)
class DashboardsIT {

  private static final Path FOLDER =
      RunningCentre.SOURCE_TREE.resolve("deploy/observability").toAbsolutePath().normalize();
  private static final Pattern ALERT = Pattern.compile("(?m)^ +- alert: ");

  @Test
  void shouldFindASeriesForEachQuery(LocalCentre centre, @TempDir Path folder) throws Exception {
    assumeTrue(Program.present("prometheus"), "prometheus is not on the path");
    List<String> queries = queries();
    assertThat(queries).hasSizeGreaterThan(40);
    Path rules = FOLDER.resolve("alerts.yaml");
    long alerts = ALERT.matcher(Files.readString(rules)).results().count();
    askPartners(centre);
    try (Prometheus prometheus = Prometheus.watching(centre.ports(), folder, rules)) {
      await()
          .atMost(Duration.ofSeconds(90))
          .pollInterval(Duration.ofSeconds(1))
          .untilAsserted(
              () -> assertThat(queries).filteredOn(q -> prometheus.series(q) == 0).isEmpty());
      assertThat(prometheus.healthyRules()).isEqualTo(alerts).isPositive();
    }
  }

  /** A partner has series only once it was asked. */
  private static void askPartners(LocalCentre centre) throws Exception {
    try (WalkContext context = centre.walkContext()) {
      String first = centre.claimSteps().getFirst().patent();
      for (ClaimStep step : centre.claimSteps()) {
        if (step.patent().equals(first)) {
          step.run(context);
        }
      }
    }
  }

  private static List<String> queries() throws IOException {
    List<String> queries = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER.resolve("dashboards"))) {
      for (Path file : files.sorted().toList()) {
        JsonNode dashboard = new ObjectMapper().readTree(file.toFile());
        dashboard
            .findValuesAsText("expr")
            .forEach(query ->
                queries.add(query.replace("$job", ".+").replace("$__rate_interval", "15s")));
      }
    }
    return queries;
  }
}
