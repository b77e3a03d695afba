package io.supportcenter.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.local.Up;
import io.supportcenter.local.platform.FreePorts;
import io.supportcenter.local.platform.JavaProcess;
import io.supportcenter.local.process.Leftovers;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpIT {

  @TempDir private Path temporary;

  private Path root;
  private Path state;

  /** A source tree in which no service is built: what is in the real one may be old. */
  @BeforeEach
  void makeRoot() throws IOException {
    root = Files.createDirectories(temporary.resolve("source tree"));
    state = temporary.resolve("state");
    Files.createSymbolicLink(root.resolve("deploy"), Path.of("..").toRealPath());
  }

  @AfterEach
  void removeLink() throws IOException {
    Files.delete(root.resolve("deploy"));
  }

  @Test
  void shouldNameABusyPortItsPurposeItsHolderAndTheOption() throws Exception {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      Process up = up("--port", "postgres=" + busy.getLocalPort());

      assertThat(output(up))
          .contains("Port " + busy.getLocalPort() + " (PostgreSQL) is in use by process ")
          .contains("" + ProcessHandle.current().pid())
          .contains("--port postgres=NUMBER");
      assertThat(up.waitFor()).isEqualTo(1);
      assertThat(new Leftovers(state).alive()).isEmpty();
    }
  }

  @Test
  void shouldNotStartBesideAnotherLauncherOnTheSameState() throws Exception {
    try (StateFolder taken = StateFolder.open(state)) {
      Process up = up();

      assertThat(output(up)).contains("Another launcher runs on " + taken.path());
      assertThat(up.waitFor()).isEqualTo(1);
    }
  }

  @Test
  void shouldStayUpUntilToldToStopAndLeaveNothing() throws Exception {
    Process up = up("--no-walk");
    BufferedReader output = up.inputReader(StandardCharsets.UTF_8);
    assertThat(output.lines().takeWhile(line -> !line.startsWith("Ctrl-C")))
        .anyMatch(line -> line.startsWith("Everything runs"));
    assertThat(new Leftovers(state).alive()).hasSize(5);

    // By its handle: Process.destroy would close the output, too.
    up.toHandle().destroy();

    assertThat(output.lines()).anyMatch(line -> line.startsWith("Stopped in"));
    up.waitFor();
    assertThat(new Leftovers(state).alive()).isEmpty();
    assertThat(state.resolve("kafka/.kafka_cleanshutdown")).exists();
    assertThat(state.resolve("postgres/postmaster.pid")).doesNotExist();
  }

  private Process up(String... options) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--root", root.toString(),
                "--state", state.toString(),
                "--port-offset", Integer.toString(freeOffset())));
    arguments.addAll(List.of(options));
    return JavaProcess.start(Up.class, arguments.toArray(String[]::new));
  }

  /** Moves all ports to a range in which none is in use. */
  private static int freeOffset() {
    for (int offset = 12_000; offset < 22_000; offset += 97) {
      Ports ports = Ports.of(offset, Map.of());
      if (List.of(Port.values()).stream().allMatch(port -> FreePorts.isFree(ports.of(port)))) {
        return offset;
      }
    }
    throw new IllegalStateException("no free ports");
  }

  private static String output(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
