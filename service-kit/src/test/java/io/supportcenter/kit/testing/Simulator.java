package io.supportcenter.kit.testing;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** Simulated partners in a process of their own, as the local stack has them. */
public record Simulator(Process process, int port) {

  public static final String TOKEN = "test-partner-token";

  private static final Duration START_MAX = Duration.ofMinutes(1);

  /**
   * Returns when it listens.
   *
   * @param main class in {@code io.supportcenter.local.partners}
   * @param data file in {@code deploy/local/samples/partners}
   */
  public static Simulator start(String main, String data) {
    int port = FreePort.take();
    Path partners = PlatformCommand.root().resolve("deploy/local/samples/partners");
    Process process =
        ChildJvm.start(
            main,
            Map.of(),
            List.of(),
            List.of(
                "-Xmx64m",
                "-cp",
                PlatformCommand.dist().resolve("lib") + "/*",
                "io.supportcenter.local.partners." + main,
                "--port",
                Integer.toString(port),
                "--data",
                partners.resolve(data).toString(),
                "--token",
                TOKEN));
    Awaitility.await(main + " listens")
        .atMost(START_MAX)
        .failFast(main + " ended; see its log in target", () -> !process.isAlive())
        .until(() -> listens(port));
    return new Simulator(process, port);
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  public void stop() {
    ChildJvm.kill(process);
  }

  private static boolean listens(int port) {
    try (Socket _ = new Socket("127.0.0.1", port)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
