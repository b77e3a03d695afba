package io.supportcenter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RunbooksTest {

  private static final Pattern ALERT = Pattern.compile("(?m)^ +- alert: (\\w+)$");
  private static final Pattern RUNBOOK =
      Pattern.compile("(?m)^ +runbook_url: docs/runbooks.md#(\\w+)$");
  private static final Pattern SECTION = Pattern.compile("(?m)^## (\\w+)$");

  @Test
  void shouldHaveOneRunbookForEachAlert() throws IOException {
    List<String> alerts = found(ALERT, "deploy/observability/alerts.yaml");

    assertThat(alerts).isNotEmpty().doesNotHaveDuplicates();
    assertThat(found(SECTION, "docs/runbooks.md")).containsExactlyInAnyOrderElementsOf(alerts);
    assertThat(found(RUNBOOK, "deploy/observability/alerts.yaml"))
        .containsExactlyElementsOf(
            alerts.stream().map(alert -> alert.toLowerCase(Locale.ROOT)).toList());
  }

  @Test
  void shouldPassPrometheusOwnCheck() throws Exception {
    assumeTrue(Program.present("promtool"), "promtool is not on the path");
    String rules = SourceTree.ROOT.resolve("deploy/observability/alerts.yaml").toString();

    Program check =
        Program.run(
            Path.of("/usr/bin/env"), Map.of(), "promtool", "check", "rules", "--lint-fatal", rules);

    assertThat(check.exitCode()).as(check.output()).isZero();
  }

  private static List<String> found(Pattern pattern, String file) throws IOException {
    String text = Files.readString(SourceTree.ROOT.resolve(Path.of(file)));
    return pattern.matcher(text).results().map(hit -> hit.group(1)).toList();
  }
}
