package io.supportcenter.local.platform;

import io.supportcenter.schemas.RegistryAccess;
import io.supportcenter.schemas.RegistryAccess.Credentials;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How broker, PostgreSQL and registry are reached: by anybody, or on a secured stack by principals
 * with passwords, over TLS.
 *
 * @param security empty on an open stack
 */
public record PlatformAccess(PlatformPorts ports, Optional<Security> security) {

  /** May do everything on Kafka, and nothing else does. */
  public static final String ADMIN = "admin";

  /** Reads schemas. */
  public static final String SCHEMA_READER = "schema-reader";

  /** Registers schemas. */
  public static final String SCHEMA_SETUP = "schema-setup";

  private static final Duration ABSENT = Duration.ofMinutes(1);

  /** Without credentials. */
  public static PlatformAccess open(PlatformPorts ports) {
    return new PlatformAccess(ports, Optional.empty());
  }

  /** As the stack on that state folder was started. */
  public static PlatformAccess of(Path state, PlatformPorts ports) {
    return new PlatformAccess(ports, Security.of(state));
  }

  public boolean isSecured() {
    return security.isPresent();
  }

  /** Settings of a Kafka client. */
  public Map<String, String> kafka(String principal) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("bootstrap.servers", ports.bootstrapServers());
    security.ifPresent(known -> {
      settings.put("security.protocol", "SASL_SSL");
      settings.put("sasl.mechanism", Scram.MECHANISM);
      settings.put("sasl.jaas.config", Scram.login(principal, kafkaPassword(known, principal)));
      settings.put("ssl.truststore.type", "PEM");
      settings.put("ssl.truststore.location", known.ca().toString());
    });
    return settings;
  }

  static String kafkaPassword(Security security, String principal) {
    return security.password("kafka-" + principal);
  }

  /** Base address of the schema registry, without a path. */
  public String registryUrl() {
    return isSecured() ? ports.registryUrl().replace("http:", "https:") : ports.registryUrl();
  }

  /**
   * @param client who asks: a service's module, {@link #SCHEMA_READER} or {@link #SCHEMA_SETUP}
   */
  public RegistryAccess registry(String client) {
    return security
        .map(known ->
            new RegistryAccess(
                registryUrl(),
                Optional.of(new Credentials(client, clientSecret(client))),
                Optional.of(known.ca()),
                false,
                ABSENT))
        .orElseGet(() -> RegistryAccess.open(registryUrl()));
  }

  /** Of a client of Keycloak, which is also its password at the registry. */
  public String clientSecret(String client) {
    return security.map(known -> known.password("client-" + client)).orElseThrow();
  }

  /** With TLS, and the server's certificate verified, on a secured stack. */
  public String jdbcUrl(String database) {
    return ports.jdbcUrl(database)
        + security.map(known -> "?sslmode=verify-full&sslrootcert=" + known.ca()).orElse("");
  }

  /** Of a role in PostgreSQL; its name on an open stack. */
  public String databasePassword(String role) {
    return security.map(known -> known.password("database-" + role)).orElse(role);
  }
}
