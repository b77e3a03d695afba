package io.supportcenter.local.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.local.stack.Ports;
import io.supportcenter.local.stack.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeFilesTest {

  @TempDir private Path state;

  @Test
  void shouldGiveTheServerThePasswordsThatTheServicesHave() throws Exception {
    write();

    String databases = read("postgres/init/databases.sql");
    for (Service service : Service.values()) {
      List<String> secrets = read(service.module() + "/secrets.properties").lines().toList();
      assertThat(secrets).contains("config_ordinal=270");
      assertThat(databases)
          .contains(role(service.database(), value(secrets, "quarkus.datasource.password")))
          .contains(role(service.database() + "_owner", value(secrets, "quarkus.flyway.password")))
          .contains("CREATE DATABASE %1$s OWNER %1$s_owner;\n".formatted(service.database()));
    }
  }

  @Test
  void shouldKeepWhatItMadeBefore() throws Exception {
    write();
    String first = read("registration-service/secrets.properties");
    write();

    assertThat(read("registration-service/secrets.properties")).isEqualTo(first);
  }

  @Test
  void shouldLetContainersReadWhatOthersOnThisMachineDoNotReach() throws Exception {
    write();

    assertThat(permissions("")).isEqualTo("rwx------");
    assertThat(permissions("sms-activation-service")).isEqualTo("rwxr-xr-x");
    assertThat(permissions("sms-activation-service/vault.keys")).isEqualTo("rw-r--r--");
  }

  @Test
  void shouldNameThePortsOnThisMachine() throws Exception {
    write();

    assertThat(read("compose.env").lines())
        .contains("SUPPORT_CENTER_STATE=" + state, "KAFKA_PORT=19092", "SMS_ACTIVATION_PORT=18105");
  }

  @Test
  void shouldNameKeycloakAsPeopleAndAsServicesReachIt() throws Exception {
    Path realm = Path.of("keycloak/support-center-realm.json");
    new ComposeFiles(state, Ports.of(0, Map.of()), Optional.of(realm)).write();

    assertThat(read("proactive-service/secrets.properties"))
        .contains("auth-server-url=http://keycloak:8080/realms/support-center\n")
        .contains("token.issuer=http://127.0.0.1:8443/realms/support-center\n")
        .doesNotContain("public-key");
    assertThat(read("keycloak/import/realm.json")).doesNotContain("_SECRET}");
  }

  private void write() throws IOException {
    new ComposeFiles(state, Ports.of(10_000, Map.of()), Optional.empty()).write();
  }

  private String read(String file) throws IOException {
    return Files.readString(state.resolve("compose").resolve(file));
  }

  private String permissions(String file) throws IOException {
    return PosixFilePermissions.toString(
        Files.getPosixFilePermissions(state.resolve("compose").resolve(file)));
  }

  private static String role(String name, String password) {
    return "CREATE ROLE %s LOGIN PASSWORD '%s';\n".formatted(name, password);
  }

  private static String value(List<String> lines, String property) {
    return lines.stream()
        .filter(line -> line.startsWith(property + "="))
        .map(line -> line.substring(property.length() + 1))
        .findFirst()
        .orElseThrow();
  }
}
