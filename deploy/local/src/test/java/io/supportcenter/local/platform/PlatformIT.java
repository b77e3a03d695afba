package io.supportcenter.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supportcenter.local.process.Leftovers;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformIT {

  private static final Duration END_MAX = Duration.ofSeconds(30);

  @TempDir private Path parent;

  private final int port = new FreePorts().take();
  private Process launcher;

  @AfterEach
  void endEverything() throws Exception {
    launcher.destroyForcibly().waitFor();
    Platform.clearLeftovers(state());
  }

  @Test
  void shouldLeaveNoProcessWhenTheLauncherIsKilledAndGoOnWithItsData() throws Exception {
    start("broker");
    rows().add(7);
    createTopic("kept");
    List<ProcessHandle> children = new Leftovers(state()).alive();
    assertThat(children).hasSize(2);

    launcher.destroyForcibly().waitFor();

    await().atMost(END_MAX).until(() -> new Leftovers(state()).alive().isEmpty());
    assertThat(server().alive()).isEmpty();
    start("broker");
    assertThat(rows().sum()).isEqualTo(7);
    assertThat(topics()).contains("kept");
  }

  @Test
  void shouldEndAServerThatLostItsHolderBeforeStartingAnother() throws Exception {
    start();
    rows().add(11);
    ProcessHandle orphan = server().postmaster().orElseThrow();
    launcher.descendants().forEach(ProcessHandle::destroyForcibly);
    launcher.destroyForcibly().waitFor();
    await().atMost(END_MAX).until(() -> new Leftovers(state()).alive().isEmpty());
    assertThat(orphan.isAlive()).isTrue();

    start();

    assertThat(orphan.isAlive()).isFalse();
    assertThat(server().postmaster()).isPresent();
    assertThat(rows().sum()).isEqualTo(11);
  }

  private void start(String... more) throws IOException {
    String[] arguments =
        Stream.concat(Stream.of(state().toString(), "" + port), Stream.of(more))
            .toArray(String[]::new);
    launcher = JavaProcess.start(PlatformHolder.class, arguments);
    BufferedReader output = launcher.inputReader(StandardCharsets.UTF_8);
    assertThat(output.readLine()).isEqualTo("ready");
  }

  /** With a blank, since users have such folders. */
  private Path state() {
    return parent.resolve("kept state");
  }

  private PostgresTree server() {
    return new PostgresTree(Postgres.data(state()));
  }

  private Rows rows() {
    return new Rows("jdbc:postgresql://127.0.0.1:" + (port + 2) + "/postgres");
  }

  private void createTopic(String name) throws Exception {
    try (Admin admin = admin()) {
      admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
    }
  }

  private Set<String> topics() throws Exception {
    try (Admin admin = admin()) {
      return admin.listTopics().names().get();
    }
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + port));
  }
}
