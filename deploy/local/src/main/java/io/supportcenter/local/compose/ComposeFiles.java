package io.supportcenter.local.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supportcenter.local.partners.http.Json;
import io.supportcenter.local.platform.PlatformAccess;
import io.supportcenter.local.platform.Postgres;
import io.supportcenter.local.stack.Port;
import io.supportcenter.local.stack.Ports;
import io.supportcenter.local.stack.Service;
import io.supportcenter.local.tokens.LocalKeys;
import io.supportcenter.local.tools.Endpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code deploy/compose} mounts and must not be in the source tree: passwords and keys, made
 * at random when first needed and kept in the state folder.
 *
 * <p>The containers run as other users than the one who starts them: they may read the files, and
 * on this machine only that one reaches the folder.
 */
final class ComposeFiles {

  private static final String REGISTRY = "registry";
  private static final String KEYCLOAK = "keycloak";
  private static final String ABOVE_IMAGE = "config_ordinal=270\n";
  private static final String REALM = "/realms/support-center";

  private final Path state;
  private final Path folder;
  private final LocalKeys keys;
  private final Ports ports;
  private final Optional<Path> realm;

  /**
   * @param realm of Keycloak, when it issues the tokens; else they are signed by a key of ours
   */
  ComposeFiles(Path state, Ports ports, Optional<Path> realm) {
    this.realm = realm;
    this.state = state;
    this.folder = state.resolve("compose");
    this.keys = LocalKeys.in(state);
    this.ports = ports;
  }

  /** Everything; what is there already keeps its value. */
  void write() throws IOException {
    makeFolder(folder, "rwx------");
    new Endpoints(ports).write(state);
    Files.writeString(folder.resolve("compose.env"), variables());
    for (Service service : Service.values()) {
      write(service.module() + "/secrets.properties", ABOVE_IMAGE + lines(secrets(service)));
      write(
          service.module() + "/vault.keys", "1:" + keys.secretBase64("vault-" + service.module()));
    }
    write(
        REGISTRY + "/secrets.properties",
        ABOVE_IMAGE
            + lines(Map.of("apicurio.datasource.password", password(Postgres.owner(REGISTRY)))));
    if (realm.isPresent()) {
      write("keycloak/keycloak.conf", lines(keycloak()));
      write("keycloak/import/realm.json", realm(realm.get()));
    }
    write("postgres/password", password("postgres"));
    write("postgres/init/databases.sql", databases());
  }

  /** Of the compose file: the ports on this machine, and where these files are. */
  private String variables() {
    return "SUPPORT_CENTER_STATE=%s\n".formatted(state)
        + ports.numbers().entrySet().stream()
            .map(port -> variable(port.getKey()) + "=" + port.getValue() + "\n")
            .collect(Collectors.joining());
  }

  private static String variable(String port) {
    return port.toUpperCase(Locale.ROOT).replace('-', '_') + "_PORT";
  }

  private Map<String, String> secrets(Service service) {
    Map<String, String> secrets = new TreeMap<>();
    secrets.put("quarkus.datasource.password", password(service.database()));
    secrets.put("quarkus.flyway.password", password(Postgres.owner(service.database())));
    if (realm.isPresent()) {
      secrets.put("quarkus.oidc.auth-server-url", "http://keycloak:8080" + REALM);
      secrets.put("quarkus.oidc.token.issuer", keycloakAddress(ports) + REALM);
    } else {
      secrets.put("quarkus.oidc.public-key", keys.tokens().publicKeyBase64());
      secrets.put("quarkus.oidc.token.issuer", LocalKeys.ISSUER);
    }
    switch (service) {
      case REGISTRATION ->
          secrets.put("registration.identity.keys", "1:" + keys.secretBase64("identity-hash"));
      case SMS_ACTIVATION ->
          secrets.put("sms-activation.peppers", "1:" + keys.secretBase64("pass-code-pepper"));
      case ACTIVATION, PROACTIVE, REACTIVATION -> {}
    }
    return secrets;
  }

  /** As people and back ends reach it; the services ask it under its own name. */
  static String keycloakAddress(Ports ports) {
    return "http://127.0.0.1:" + ports.of(Port.KEYCLOAK);
  }

  private Map<String, String> keycloak() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("db", "postgres");
    settings.put("db-url", "jdbc:postgresql://postgres:5432/" + KEYCLOAK);
    settings.put("db-username", Postgres.owner(KEYCLOAK));
    settings.put("db-password", password(Postgres.owner(KEYCLOAK)));
    settings.put("hostname", keycloakAddress(ports));
    settings.put("hostname-backchannel-dynamic", "true");
    settings.put("http-enabled", "true");
    settings.put("health-enabled", "true");
    settings.put("cache", "local");
    settings.put("bootstrap-admin-client-id", PlatformAccess.ADMIN);
    settings.put("bootstrap-admin-client-secret", clientSecret(PlatformAccess.ADMIN));
    return settings;
  }

  /** With the clients' secrets, and over HTTP. */
  private String realm(Path file) throws IOException {
    ObjectNode realm = (ObjectNode) Json.MAPPER.readTree(file.toFile());
    realm.put("sslRequired", "none");
    for (JsonNode client : realm.path("clients")) {
      if (client.has("secret")) {
        ((ObjectNode) client).put("secret", clientSecret(client.path("clientId").asText()));
      }
    }
    return realm.toString();
  }

  private String clientSecret(String client) {
    return keys.password("client-" + client);
  }

  private String password(String role) {
    return keys.password("database-" + role);
  }

  /**
   * A statement a line: for each service, registry and Keycloak a database, its owner and its user.
   */
  private String databases() {
    return Stream.concat(
            Stream.of(REGISTRY, KEYCLOAK), Arrays.stream(Service.values()).map(Service::database))
        .flatMap(name ->
            Stream.of(
                role(name),
                role(Postgres.owner(name)),
                "CREATE DATABASE %s OWNER %s;\n".formatted(name, Postgres.owner(name))))
        .collect(Collectors.joining());
  }

  private String role(String name) {
    return "CREATE ROLE %s LOGIN PASSWORD '%s';\n".formatted(name, password(name));
  }

  private static String lines(Map<String, String> properties) {
    return properties.entrySet().stream()
        .map(property -> property.getKey() + "=" + property.getValue() + "\n")
        .collect(Collectors.joining());
  }

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    for (Path part = file.getParent(); !part.equals(folder); part = part.getParent()) {
      makeFolder(part, "rwxr-xr-x");
    }
    Files.writeString(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
  }

  private static void makeFolder(Path path, String permissions) throws IOException {
    Files.createDirectories(path);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }
}
