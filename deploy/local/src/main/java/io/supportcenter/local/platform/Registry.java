package io.supportcenter.local.platform;

import io.supportcenter.local.process.ChildSpec;
import io.supportcenter.local.process.Launch;
import io.supportcenter.local.process.PartFailed;
import io.supportcenter.local.process.Probe;
import io.supportcenter.schemas.RegistryAccess.Credentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * The schema registry as a child process. It keeps its schemas in PostgreSQL: an id that is in a
 * record must survive whatever the record survives.
 */
final class Registry {

  static final String DATABASE = "registry";

  /** As the realm names it. */
  private static final String AUDIENCE = "schema-registry";

  private static final int HEAP_MB = 256;
  private static final int CONFLICT = 409;

  private final PlatformAccess access;
  private final PlatformPorts ports;

  Registry(PlatformAccess access) {
    this.access = access;
    this.ports = access.ports();
  }

  ChildSpec spec(Launch launch) {
    List<String> options = new ArrayList<>(List.of("-Xmx" + HEAP_MB + "m"));
    access.security().ifPresent(known -> options.addAll(known.jvmTrust()));
    ChildSpec spec =
        launch.jar(
            "registry",
            launch.dist().resolve("registry").resolve("quarkus-run.jar"),
            options,
            environment());
    return access.security().map(known -> spec.with(secured(known))).orElse(spec);
  }

  /** Https only; its clients are Keycloak's, with their secrets as Basic authentication. */
  private Map<String, String> secured(Security security) {
    String issuer = ports.issuer();
    return Map.ofEntries(
        Map.entry("QUARKUS_HTTP_INSECURE_REQUESTS", "disabled"),
        Map.entry("QUARKUS_HTTP_SSL_PORT", Integer.toString(ports.registry())),
        Map.entry(
            "QUARKUS_HTTP_SSL_CERTIFICATE_FILES", security.certificate("registry").toString()),
        Map.entry("QUARKUS_HTTP_SSL_CERTIFICATE_KEY_FILES", security.key("registry").toString()),
        Map.entry("QUARKUS_TLS_TRUST_STORE_PEM_CERTS", security.ca().toString()),
        Map.entry("QUARKUS_OIDC_TENANT_ENABLED", "true"),
        Map.entry("QUARKUS_OIDC_AUTH_SERVER_URL", issuer),
        Map.entry("QUARKUS_OIDC_TOKEN_PATH", issuer + "/protocol/openid-connect/token"),
        Map.entry("QUARKUS_OIDC_CLIENT_ID", AUDIENCE),
        Map.entry("QUARKUS_OIDC_TOKEN_AUDIENCE", AUDIENCE),
        Map.entry("QUARKUS_OIDC_ROLES_ROLE_CLAIM_PATH", "groups"),
        Map.entry("APICURIO_AUTHN_BASIC_CLIENT_CREDENTIALS_ENABLED", "true"),
        Map.entry("APICURIO_AUTH_ROLE_BASED_AUTHORIZATION", "true"));
  }

  private Map<String, String> environment() {
    return Map.ofEntries(
        Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
        Map.entry("QUARKUS_HTTP_PORT", Integer.toString(ports.registry())),
        Map.entry("QUARKUS_MANAGEMENT_HOST", "127.0.0.1"),
        Map.entry("QUARKUS_MANAGEMENT_PORT", Integer.toString(ports.registryManagement())),
        Map.entry("APICURIO_STORAGE_KIND", "sql"),
        Map.entry("APICURIO_STORAGE_SQL_KIND", "postgresql"),
        Map.entry("APICURIO_DATASOURCE_URL", access.jdbcUrl(DATABASE)),
        Map.entry("APICURIO_DATASOURCE_USERNAME", Postgres.owner(DATABASE)),
        Map.entry(
            "APICURIO_DATASOURCE_PASSWORD", access.databasePassword(Postgres.owner(DATABASE))),
        Map.entry("APICURIO_DATASOURCE_JDBC_INITIAL_SIZE", "1"),
        Map.entry("APICURIO_DATASOURCE_JDBC_MIN_SIZE", "1"),
        Map.entry("APICURIO_DATASOURCE_JDBC_MAX_SIZE", "10"),
        // PostgreSQL may have been restarted since the connection was used last.
        Map.entry("QUARKUS_DATASOURCE_POSTGRESQL_JDBC_VALIDATE_ON_BORROW", "true"));
  }

  /** On a secured stack only its health needs no credentials; that is ready before its port is. */
  Probe ready() {
    return access.isSecured()
        ? Probe.http(URI.create("http://127.0.0.1:" + ports.registryManagement() + "/health/ready"))
            .and(Probe.port(ports.registry()))
        : Probe.http(URI.create(ports.registryUrl() + "/apis/registry/v3/system/info"));
  }

  /** Every new version of a schema must read, and be read by, all earlier ones. */
  void requireCompatibility() throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(access.registryUrl() + "/apis/registry/v3/admin/rules"))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    """
                    {"ruleType": "COMPATIBILITY", "config": "FULL_TRANSITIVE"}\
                    """));
    access
        .registry(PlatformAccess.SCHEMA_SETUP)
        .credentials()
        .ifPresent(known -> request.header("Authorization", basic(known)));
    try (HttpClient client =
        access.security().map(Security::http).orElseGet(HttpClient::newBuilder).build()) {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 300 && answer.statusCode() != CONFLICT) {
        throw new PartFailed("the registry refused its compatibility rule: " + answer.body());
      }
    } catch (IOException e) {
      throw new PartFailed("the registry did not take its compatibility rule", e);
    }
  }

  private static String basic(Credentials credentials) {
    String text = credentials.username() + ":" + credentials.password();
    return "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
