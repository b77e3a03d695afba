package io.supportcenter.local.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.supportcenter.local.process.ChildSpec;
import io.supportcenter.local.process.Launch;
import io.supportcenter.local.process.PartFailed;
import io.supportcenter.local.process.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Keycloak as a child process, the issuer of tokens on a secured stack. It keeps its data in
 * PostgreSQL; its realm is imported at the first start.
 */
final class Keycloak {

  static final String DATABASE = "keycloak";

  private static final int HEAP_MB = 384;
  private static final String MAIN = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";
  private static final List<String> BUILD =
      List.of("build", "--db=postgres", "--health-enabled=true", "--cache=local");

  private final PlatformAccess access;
  private final Security security;
  private final Path realm;

  /**
   * @param realm the realm as a file that Keycloak imports
   */
  Keycloak(PlatformAccess access, Path realm) {
    this.access = access;
    this.security = access.security().orElseThrow();
    this.realm = realm;
  }

  /** Keycloak's own step before its first start, which takes half a minute. */
  void build(Launch launch) throws IOException, InterruptedException {
    Path home = home(launch);
    Path built = home.resolve(".built");
    String wanted = String.join(" ", BUILD) + "\n" + Files.readString(home.resolve("version.txt"));
    if (!Files.exists(built) || !Files.readString(built).equals(wanted)) {
      Path log = launch.log("keycloak-build");
      Files.createDirectories(log.getParent());
      ChildSpec spec = program(launch, "keycloak-build", BUILD);
      int code =
          new ProcessBuilder(spec.command())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start()
              .waitFor();
      if (code != 0) {
        throw new PartFailed("Keycloak's build failed; see " + log);
      }
      Files.writeString(built, wanted);
    }
    Path imported = Files.createDirectories(home.resolve("data/import"));
    Files.copy(realm, imported.resolve(realm.getFileName()), StandardCopyOption.REPLACE_EXISTING);
  }

  ChildSpec spec(Launch launch) throws IOException {
    PlatformPorts ports = access.ports();
    Map<String, String> environment = new HashMap<>();
    environment.put("KC_DB_URL", access.jdbcUrl(DATABASE));
    environment.put("KC_DB_USERNAME", Postgres.owner(DATABASE));
    environment.put("KC_DB_PASSWORD", access.databasePassword(Postgres.owner(DATABASE)));
    environment.put("KC_DB_POOL_INITIAL_SIZE", "1");
    environment.put("KC_DB_POOL_MAX_SIZE", "10");
    environment.put("KC_HOSTNAME", ports.keycloakUrl());
    environment.put("KC_HTTP_HOST", "127.0.0.1");
    environment.put("KC_HTTPS_PORT", Integer.toString(ports.keycloak()));
    environment.put("KC_HTTPS_CERTIFICATE_FILE", security.certificate("keycloak").toString());
    environment.put("KC_HTTPS_CERTIFICATE_KEY_FILE", security.key("keycloak").toString());
    environment.put("KC_HTTP_MANAGEMENT_HOST", "127.0.0.1");
    environment.put("KC_HTTP_MANAGEMENT_PORT", Integer.toString(ports.keycloakManagement()));
    environment.put("KC_HTTP_MANAGEMENT_SCHEME", "http");
    environment.put("KC_BOOTSTRAP_ADMIN_CLIENT_ID", PlatformAccess.ADMIN);
    environment.put("KC_BOOTSTRAP_ADMIN_CLIENT_SECRET", access.clientSecret(PlatformAccess.ADMIN));
    environment.putAll(secrets());
    return program(launch, "keycloak", List.of("start", "--optimized", "--import-realm"))
        .with(environment);
  }

  /** The realm names its clients' secrets and does not hold them. */
  private Map<String, String> secrets() throws IOException {
    Map<String, String> secrets = new HashMap<>();
    for (JsonNode client : new ObjectMapper().readTree(realm.toFile()).path("clients")) {
      if (client.has("secret")) {
        String id = client.path("clientId").asText();
        String variable = id.toUpperCase(Locale.ROOT).replace('-', '_') + "_SECRET";
        secrets.put(variable, access.clientSecret(id));
      }
    }
    return secrets;
  }

  Probe ready() {
    return Probe.http(access.ports().keycloakReady()).and(Probe.port(access.ports().keycloak()));
  }

  /** The distribution's one folder, which has its version in its name. */
  private static Path home(Launch launch) throws IOException {
    try (Stream<Path> folders = Files.list(launch.dist().resolve("keycloak"))) {
      return folders.max(Comparator.naturalOrder()).orElseThrow();
    }
  }

  /** As Keycloak's own script starts it. */
  private static ChildSpec program(Launch launch, String name, List<String> arguments)
      throws IOException {
    Path home = home(launch);
    List<String> options = new ArrayList<>(List.of("-Xmx" + HEAP_MB + "m"));
    options.add("-XX:MaxMetaspaceSize=256m");
    for (String opened : List.of("util", "util.concurrent", "security", "lang")) {
      options.add("--add-opens=java.base/java." + opened + "=ALL-UNNAMED");
    }
    options.add("--enable-native-access=ALL-UNNAMED");
    options.add(
        "-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory");
    options.add("-Dkc.home.dir=" + home);
    options.add("-Djboss.server.config.dir=" + home.resolve("conf"));
    options.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
    options.add("-Dpicocli.disable.closures=true");
    options.add("-Dquarkus-log-max-startup-records=10000");
    return launch.program(name, home.resolve("lib/quarkus-run.jar"), MAIN, options, arguments);
  }
}
