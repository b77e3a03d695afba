package io.supportcenter.activation.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.kit.testing.PlatformAddresses;
import io.supportcenter.kit.testing.TestTokens;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/** The built service in a process of its own, which a test may kill. */
public final class ServiceProcess {

  private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");

  private final Process process;

  private ServiceProcess(Process process) {
    this.process = process;
  }

  /** Returns when it is ready. */
  public static ServiceProcess start(PlatformAddresses platform, String database, int port) {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                JAR.toString())
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(new File("target/service-process.log")));
    builder
        .environment()
        .putAll(
            Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", platform.bootstrapServers(),
                "SUPPORT_CENTER_REGISTRY_URL", platform.registryUrl(),
                "QUARKUS_DATASOURCE_JDBC_URL", platform.jdbcUrl(database),
                "QUARKUS_DATASOURCE_USERNAME", platform.username(),
                "QUARKUS_DATASOURCE_PASSWORD", platform.password(),
                "QUARKUS_HTTP_PORT", Integer.toString(port),
                "QUARKUS_OIDC_PUBLIC_KEY", TestTokens.publicKey(),
                "ACTIVATION_CREDENTIALS_KEYS", ActivationParts.credentialsKey()));
    try {
      ServiceProcess service = new ServiceProcess(builder.start());
      Runtime.getRuntime().addShutdownHook(new Thread(service::kill));
      service.awaitReady(port);
      return service;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SIGKILL. Returns when it is gone. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  private void awaitReady(int port) {
    URI ready = URI.create("http://127.0.0.1:" + port + "/q/health/ready");
    try (HttpClient client = HttpClient.newHttpClient()) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(90))
          .failFast("the service ended, see target/service-process.log", () -> !process.isAlive())
          .ignoreExceptions()
          .untilAsserted(() ->
              assertThat(
                      client
                          .send(HttpRequest.newBuilder(ready).build(), BodyHandlers.discarding())
                          .statusCode())
                  .isEqualTo(200));
    }
  }
}
