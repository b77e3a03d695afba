package io.supportcenter.kit.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
  private final List<String> jvmArguments;
  private final List<String> launcher;
  private final int port = FreePort.take();
  private final int management = FreePort.take();
  private Process process;
  private Process suspension;

  /**
   * @param name of its log file in {@code target}
   * @param database must exist
   * @param more environment, besides what every service is told
   */
  public ServiceProcess(
      String name, PlatformAddresses platform, String database, Map<String, String> more) {
    this(name, platform, database, more, List.of(), List.of());
  }

  /**
   * @param jvmArguments for example an agent, or system properties
   * @param launcher a command that runs the JVM; empty: it is run as it is
   */
  public ServiceProcess(
      String name,
      PlatformAddresses platform,
      String database,
      Map<String, String> more,
      List<String> jvmArguments,
      List<String> launcher) {
    this.name = name;
    this.launcher = List.copyOf(launcher);
    this.jvmArguments = List.copyOf(jvmArguments);
    this.environment = new HashMap<>(RaisedLimits.environment());
    environment.put("SUPPORT_CENTER_PLAIN_TOPICS", "true");
    environment.putAll(LocalSecurity.environment());
    environment.putAll(more);
    environment.put("KAFKA_BOOTSTRAP_SERVERS", platform.bootstrapServers());
    environment.put("SUPPORT_CENTER_REGISTRY_URL", platform.registryUrl());
    environment.put("SUPPORT_CENTER_REGISTRY_AUTO_REGISTER", "true");
    platform
        .database(database)
        .forEach((setting, value) ->
            environment.put(setting.replace('.', '_').toUpperCase(Locale.ROOT), value));
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
    environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
    environment.put("QUARKUS_OIDC_PUBLIC_KEY", TestTokens.publicKey());
    environment.putIfAbsent("QUARKUS_OIDC_TOKEN_ISSUER", TestTokens.ISSUER);
    environment.putIfAbsent("QUARKUS_OIDC_TOKEN_AUDIENCE", TestTokens.AUDIENCE);
  }

  public int port() {
    return port;
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Where it answers about its health and metrics. */
  public String managementUrl() {
    return "http://127.0.0.1:" + management;
  }

  /** Returns when it is ready. */
  public void start() {
    launch();
    awaitReady();
  }

  /** Returns when it serves REST and its events flow. Fails when it ends by itself. */
  public void awaitReady() {
    Awaitility.await(name + " is ready")
        .atMost(READY_MAX)
        .failFast(name + " ended; see its log in target", () -> !process.isAlive())
        .until(() -> isUp("/q/health/ready") && isUp("/q/health/group/intake"));
  }

  /** Returns at once. */
  public void launch() {
    List<String> arguments = new ArrayList<>(List.of("-Xmx256m"));
    arguments.addAll(jvmArguments);
    arguments.addAll(List.of("-jar", "target/quarkus-app/quarkus-run.jar"));
    process = ChildJvm.start(name, environment, launcher, arguments);
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
            launcher,
            List.of("-Xmx256m", "-cp", classPath, "io.quarkus.runner.GeneratedMain"));
  }

  /** SIGKILL. Returns when the process is gone. */
  public void kill() {
    ChildJvm.kill(process);
  }

  /** SIGTERM. Returns when the process is gone. */
  public void stop() {
    process.destroy();
    process.onExit().join();
  }

  /**
   * SIGSTOP: nothing of it runs, and its connections stay open. A shell wakes it up when we are
   * gone, so that it can notice.
   */
  public void suspend() {
    String wakeWhenLeft = "kill -STOP $0 && echo stopped; read -r line; kill -CONT $0";
    try {
      suspension =
          new ProcessBuilder("sh", "-c", wakeWhenLeft, Long.toString(process.pid())).start();
      if (!"stopped".equals(suspension.inputReader(StandardCharsets.US_ASCII).readLine())) {
        throw new IllegalStateException(name + " cannot be stopped");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits until it ends by itself.
   *
   * @return its exit code
   */
  public int awaitEnd() {
    return process.onExit().orTimeout(READY_MAX.toSeconds(), TimeUnit.SECONDS).join().exitValue();
  }

  /** SIGCONT. Returns when it runs again. */
  public void resume() {
    try {
      suspension.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    suspension.onExit().join();
  }

  private boolean isUp(String path) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create(managementUrl() + path).toURL().openConnection();
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
