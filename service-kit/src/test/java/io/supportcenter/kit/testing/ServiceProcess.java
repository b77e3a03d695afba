package io.supportcenter.kit.testing;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * The packaged service in a process of its own, which a test may kill and start again on its port.
 */
public final class ServiceProcess implements AutoCloseable {

  private static final Duration READY_MAX = Duration.ofMinutes(3);
  private static final int ANSWER_MILLIS_MAX = 5000;

  private final String name;
  private final Map<String, String> environment;
  private final int port = FreePort.take();
  private Process process;

  /**
   * @param name of its log file in {@code target}
   * @param database must exist
   * @param more environment, besides what every service is told
   */
  public ServiceProcess(
      String name, PlatformAddresses platform, String database, Map<String, String> more) {
    this.name = name;
    this.environment = new HashMap<>(more);
    environment.put("KAFKA_BOOTSTRAP_SERVERS", platform.bootstrapServers());
    environment.put("SUPPORT_CENTER_REGISTRY_URL", platform.registryUrl());
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", platform.jdbcUrl(database));
    environment.put("QUARKUS_DATASOURCE_USERNAME", platform.username());
    environment.put("QUARKUS_DATASOURCE_PASSWORD", platform.password());
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("QUARKUS_OIDC_PUBLIC_KEY", TestTokens.publicKey());
  }

  public int port() {
    return port;
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Returns when it is ready. */
  public void start() {
    launch();
    awaitReady();
  }

  /** Fails when it ends by itself. */
  public void awaitReady() {
    Awaitility.await(name + " is ready")
        .atMost(READY_MAX)
        .failFast(name + " ended; see its log in target", () -> !process.isAlive())
        .until(this::isReady);
  }

  /** Returns at once. */
  public void launch() {
    process =
        ChildJvm.start(
            name, environment, List.of("-Xmx256m", "-jar", "target/quarkus-app/quarkus-run.jar"));
  }

  /**
   * A newer build: the packaged service, on one class path, with these classes as well. Returns at
   * once.
   */
  public void launchWith(Path classes) {
    String parts = "target/quarkus-app/%s/*";
    String classPath =
        Stream.concat(
                Stream.of(classes.toString()),
                Stream.of("quarkus", "app", "lib/boot", "lib/main").map(parts::formatted))
            .collect(Collectors.joining(File.pathSeparator));
    process =
        ChildJvm.start(
            name,
            environment,
            List.of("-Xmx256m", "-cp", classPath, "io.quarkus.runner.GeneratedMain"));
  }

  /** SIGKILL. Returns when the process is gone. */
  public void kill() {
    ChildJvm.kill(process);
  }

  private boolean isReady() {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create(url() + "/q/health/ready").toURL().openConnection();
      connection.setConnectTimeout(ANSWER_MILLIS_MAX);
      connection.setReadTimeout(ANSWER_MILLIS_MAX);
      return connection.getResponseCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public void close() {
    if (process != null) {
      kill();
    }
  }
}
