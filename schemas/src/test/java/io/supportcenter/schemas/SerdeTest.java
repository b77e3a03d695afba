package io.supportcenter.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.schemas.RegistryAccess.Credentials;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SerdeTest {

  private final RegistryAccess access =
      new RegistryAccess(
          "https://registry",
          Optional.of(new Credentials("centre", "secret")),
          Optional.of(Path.of("/etc/ca.pem")),
          false,
          Duration.ofMinutes(1));

  @Test
  void shouldTellApicuriosSerializerHowTheRegistryIsReached() {
    assertThat(Serde.apicurio(access))
        .containsEntry("apicurio.registry.url", "https://registry/apis/registry/v3")
        .containsEntry("apicurio.registry.auto-register", false)
        .containsEntry("apicurio.registry.auth.username", "centre")
        .containsEntry("apicurio.registry.auth.password", "secret")
        .containsEntry("apicurio.registry.tls.truststore.type", "PEM")
        .containsEntry("apicurio.registry.tls.truststore.location", "/etc/ca.pem");
  }

  @Test
  void shouldTellConfluentsSerializerHowTheRegistryIsReached() {
    assertThat(Serde.confluent(access))
        .containsEntry("schema.registry.url", "https://registry")
        .containsEntry("auto.register.schemas", false)
        .containsEntry("basic.auth.credentials.source", "USER_INFO")
        .containsEntry("basic.auth.user.info", "centre:secret")
        .containsEntry("schema.registry.ssl.truststore.type", "PEM")
        .containsEntry("schema.registry.ssl.truststore.location", "/etc/ca.pem");
  }

  @Test
  void shouldNotShowThePassword() {
    assertThat(access.toString()).doesNotContain("secret");
  }
}
