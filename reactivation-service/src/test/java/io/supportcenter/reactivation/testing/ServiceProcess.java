package io.supportcenter.reactivation.testing;

import io.supportcenter.kit.testing.PlatformAddresses;
import io.supportcenter.kit.testing.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/** The packaged service in a process of its own, which a test may kill and start again. */
public final class ServiceProcess implements AutoCloseable {

  private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
  private static final Duration READY_MAX = Duration.ofMinutes(2);

  private final Map<String, String> environment;
  private final int port;
  private Process process;

  /**
   * @param database must exist
   */
  public ServiceProcess(PlatformAddresses platform, String database) {
    this.port = freePort();
    this.environment =
        Map.of(
            "KAFKA_BOOTSTRAP_SERVERS", platform.bootstrapServers(),
            "SUPPORT_CENTER_REGISTRY_URL", platform.registryUrl(),
            "QUARKUS_DATASOURCE_JDBC_URL", platform.jdbcUrl(database),
            "QUARKUS_DATASOURCE_USERNAME", platform.username(),
            "QUARKUS_DATASOURCE_PASSWORD", platform.password(),
            "QUARKUS_HTTP_HOST", "127.0.0.1",
            "QUARKUS_HTTP_PORT", Integer.toString(port),
            "QUARKUS_OIDC_PUBLIC_KEY", TestTokens.publicKey());
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Returns when it is ready. */
  public void start() {
    launch();
    Awaitility.await("the service is ready")
        .atMost(READY_MAX)
        .failFast("the service ended", () -> !process.isAlive())
        .until(this::isReady);
  }

  /** Returns at once. */
  public void launch() {
    try {
      ProcessBuilder service =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx256m",
              "-XX:TieredStopAtLevel=1",
              "-XX:+UseSerialGC",
              "-jar",
              JAR.toString());
      service.environment().putAll(environment);
      process =
          service
              .redirectErrorStream(true)
              .redirectOutput(
                  ProcessBuilder.Redirect.appendTo(Path.of("target", "service.log").toFile()))
              .start();
      Process started = process;
      Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SIGKILL. Returns when the process is gone. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }

  private boolean isReady() {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create(url() + "/q/health/ready").toURL().openConnection();
      return connection.getResponseCode() == 200;
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
}
