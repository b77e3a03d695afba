package io.supportcenter.local.platform;

import io.supportcenter.local.process.ChildSpec;
import io.supportcenter.local.process.Launch;
import io.supportcenter.local.process.PartFailed;
import io.supportcenter.local.process.Probe;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/**
 * The schema registry as a child process. It keeps its schemas in PostgreSQL: an id that is in a
 * record must survive whatever the record survives.
 */
final class Registry {

  static final String DATABASE = "registry";

  private static final int HEAP_MB = 256;
  private static final int CONFLICT = 409;

  private final PlatformPorts ports;

  Registry(PlatformPorts ports) {
    this.ports = ports;
  }

  ChildSpec spec(Launch launch) {
    return launch.jar(
        "registry",
        launch.dist().resolve("registry").resolve("quarkus-run.jar"),
        List.of("-Xmx" + HEAP_MB + "m"),
        Map.ofEntries(
            Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
            Map.entry("QUARKUS_HTTP_PORT", Integer.toString(ports.registry())),
            Map.entry("QUARKUS_MANAGEMENT_HOST", "127.0.0.1"),
            Map.entry("QUARKUS_MANAGEMENT_PORT", Integer.toString(ports.registryManagement())),
            Map.entry("APICURIO_STORAGE_KIND", "sql"),
            Map.entry("APICURIO_STORAGE_SQL_KIND", "postgresql"),
            Map.entry("APICURIO_DATASOURCE_URL", ports.jdbcUrl(DATABASE)),
            Map.entry("APICURIO_DATASOURCE_USERNAME", DATABASE),
            Map.entry("APICURIO_DATASOURCE_PASSWORD", DATABASE),
            Map.entry("APICURIO_DATASOURCE_JDBC_INITIAL_SIZE", "1"),
            Map.entry("APICURIO_DATASOURCE_JDBC_MIN_SIZE", "1"),
            Map.entry("APICURIO_DATASOURCE_JDBC_MAX_SIZE", "10"),
            // PostgreSQL may have been restarted since the connection was used last.
            Map.entry("QUARKUS_DATASOURCE_POSTGRESQL_JDBC_VALIDATE_ON_BORROW", "true")));
  }

  Probe ready() {
    return Probe.http(URI.create(ports.registryUrl() + "/apis/registry/v3/system/info"));
  }

  /** Every new version of a schema must read, and be read by, all earlier ones. */
  void requireCompatibility() throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(ports.registryUrl() + "/apis/registry/v3/admin/rules"))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    """
                    {"ruleType": "COMPATIBILITY", "config": "FULL_TRANSITIVE"}\
                    """))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 300 && answer.statusCode() != CONFLICT) {
        throw new PartFailed("the registry refused its compatibility rule: " + answer.body());
      }
    } catch (IOException e) {
      throw new PartFailed("the registry did not take its compatibility rule", e);
    }
  }
}
