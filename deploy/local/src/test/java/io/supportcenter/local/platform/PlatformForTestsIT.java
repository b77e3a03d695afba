package io.supportcenter.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supportcenter.local.process.Leftovers;
import io.supportcenter.local.process.Probe;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformForTestsIT {

  @TempDir private Path state;

  private Process watched;
  private Process platform;

  @AfterEach
  void endEverything() throws Exception {
    watched.destroyForcibly();
    platform.destroyForcibly().waitFor();
    Platform.clearLeftovers(state);
  }

  @Test
  void shouldRestartKilledPartsOnTheirDataAndEndWithTheProcessItIsFor() throws Exception {
    watched = new ProcessBuilder("sleep", "600").start();
    platform =
        JavaProcess.start(
            TestPlatform.class, "--state", state.toString(), "--watch", "" + watched.pid());
    BufferedReader output = platform.inputReader(StandardCharsets.UTF_8);
    Writer commands = platform.outputWriter(StandardCharsets.UTF_8);
    assertThat(output.readLine()).isEqualTo("ready");
    Rows rows = new Rows(properties().getProperty("postgres.url") + "postgres");
    rows.add(5);

    for (String command : new String[] {"kill broker", "kill postgres"}) {
      commands.write(command + "\n");
      commands.flush();
      assertThat(output.readLine()).isEqualTo("done");
    }
    assertThat(properties()).doesNotContainKeys("broker.pid", "postgres.pid");
    for (String command : new String[] {"start postgres", "start broker"}) {
      commands.write(command + "\n");
      commands.flush();
      assertThat(output.readLine()).isEqualTo("done");
    }

    assertThat(properties()).containsKeys("broker.pid", "postgres.pid", "registry.pid");
    assertThat(rows.sum()).isEqualTo(5);
    URI schemas =
        URI.create(properties().getProperty("registry.url") + "/apis/ccompat/v7/subjects");
    assertThat(Probe.http(schemas).ready()).isTrue();

    watched.destroyForcibly();

    await().atMost(Duration.ofSeconds(30)).until(() -> !platform.isAlive());
    assertThat(new Leftovers(state).alive()).isEmpty();
    assertThat(new PostgresTree(Postgres.data(state)).alive()).isEmpty();
  }

  private Properties properties() throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(state.resolve("platform.properties"))) {
      properties.load(reader);
    }
    return properties;
  }
}
