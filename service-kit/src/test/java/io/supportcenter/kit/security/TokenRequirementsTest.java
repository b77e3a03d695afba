package io.supportcenter.kit.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenRequirementsTest {

  private static final Map<String, String> SECURE =
      Map.of(
          "quarkus.oidc.token.audience", "registration-service",
          "quarkus.oidc.token.issuer", "https://login.example/realms/centre",
          "quarkus.oidc.auth-server-url", "https://login.example/realms/centre",
          "quarkus.oidc.token.subject-required", "true");

  @Test
  void shouldStartWhenItIsKnownWhoseTokensForWhomAreTaken() {
    assertThatCode(() -> start(SECURE)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "quarkus.oidc.token.audience,",
    "quarkus.oidc.token.audience, any",
    "quarkus.oidc.token.audience, 'registration-service, any'",
    "quarkus.oidc.token.issuer,",
    "quarkus.oidc.token.issuer, any",
    "quarkus.oidc.token.issuer, http://login.example/realms/centre",
    "quarkus.oidc.auth-server-url, http://login.example/realms/centre",
    "quarkus.oidc.token.subject-required,",
    "quarkus.oidc.token.subject-required, false",
  })
  void shouldNotStartOtherwiseExceptLocally(String property, String value) {
    Map<String, String> insecure = new HashMap<>(SECURE);
    insecure.put(property, value);
    insecure.values().removeIf(java.util.Objects::isNull);

    assertThatThrownBy(() -> start(insecure))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(property);
    insecure.put("support-center.insecure-local", "true");
    assertThatCode(() -> start(insecure)).doesNotThrowAnyException();
    assertThat(TokenRequirements.unmet(name -> Optional.ofNullable(insecure.get(name))))
        .hasSize(1)
        .first()
        .asString()
        .startsWith(property);
  }

  private static void start(Map<String, String> settings) {
    Config config =
        new SmallRyeConfigBuilder()
            .withSources(new io.smallrye.config.PropertiesConfigSource(settings, "settings", 100))
            .build();
    new TokenRequirements().check(new StartupEvent(), config);
  }
}
