package io.supportcenter.smsactivation.testing;

import static org.awaitility.Awaitility.await;

import io.supportcenter.kit.testing.PlatformAddresses;
import io.supportcenter.kit.testing.TestTokens;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The service as it is packaged, in a process of its own that can be killed and started again. */
public final class ServiceProcess implements AutoCloseable {

  private static final Duration START_MAX = Duration.ofMinutes(3);

  private final PlatformAddresses platform;
  private final String database;
  private final Path log;
  private final int port;
  private Process process;

  public ServiceProcess(PlatformAddresses platform, String database, Path log) {
    this.platform = platform;
    this.database = database;
    this.log = log;
    this.port = freePort();
  }

  public int port() {
    return port;
  }

  /** Returns when it is ready. */
  public void start() {
    launch();
    URI ready = URI.create("http://127.0.0.1:" + port + "/q/health/ready");
    try (HttpClient http = HttpClient.newHttpClient()) {
      await("the service is ready, see " + log)
          .atMost(START_MAX)
          .failFast("the service ended, see " + log, () -> !process.isAlive())
          .until(() -> isReady(http, ready));
    }
  }

  private void launch() {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-jar",
            "target/quarkus-app/quarkus-run.jar");
    builder.environment().putAll(environment());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(new File(log.toString())));
    try {
      process = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> environment() {
    return Map.of(
        "KAFKA_BOOTSTRAP_SERVERS", platform.bootstrapServers(),
        "SUPPORT_CENTER_REGISTRY_URL", platform.registryUrl(),
        "QUARKUS_DATASOURCE_JDBC_URL", platform.jdbcUrl(database),
        "QUARKUS_DATASOURCE_USERNAME", platform.username(),
        "QUARKUS_DATASOURCE_PASSWORD", platform.password(),
        "QUARKUS_HTTP_HOST", "127.0.0.1",
        "QUARKUS_HTTP_PORT", Integer.toString(port),
        "QUARKUS_OIDC_PUBLIC_KEY", TestTokens.publicKey(),
        "SMS_ACTIVATION_PEPPERS", "1:" + SmsParts.pepper());
  }

  private static boolean isReady(HttpClient http, URI ready) throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(5)).build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** SIGKILL. Returns when the process is gone. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
