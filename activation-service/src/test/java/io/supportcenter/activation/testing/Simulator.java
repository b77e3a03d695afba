package io.supportcenter.activation.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Simulated partners in a process of their own, as the local stack has them. */
public record Simulator(Process process, int port) {

  public static final String TOKEN = "test-partner-token";

  public static Simulator start(String main, String data) {
    int port = freePort();
    try {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx64m",
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  dist().resolve("lib") + "/*",
                  "io.supportcenter.local.partners." + main,
                  "--port",
                  Integer.toString(port),
                  "--data",
                  root().resolve("deploy/local/samples/partners").resolve(data).toString(),
                  "--token",
                  TOKEN)
              .redirectErrorStream(true)
              .redirectOutput(Path.of("target", main + ".log").toFile())
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> listens(process, port));
      return new Simulator(process, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  public void stop() {
    process.destroy();
  }

  private static boolean listens(Process process, int port) {
    if (!process.isAlive()) {
      throw new IllegalStateException("the simulator ended: " + process.exitValue());
    }
    try (Socket _ = new Socket("127.0.0.1", port)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path dist() {
    String configured = System.getProperty("local.dist");
    return configured == null ? root().resolve("deploy/local/target/dist") : Path.of(configured);
  }

  private static Path root() {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("deploy/local/pom.xml"))) {
        return folder;
      }
    }
    throw new IllegalStateException("not run from inside the source tree");
  }
}
