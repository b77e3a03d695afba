package io.supportcenter.local.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.local.partners.http.Json;
import io.supportcenter.local.stack.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The realm in the tree; what it does is tried on the secured stack. */
class RealmTest {

  private final JsonNode realm;

  RealmTest() throws IOException {
    realm = Json.MAPPER.readTree(Path.of("keycloak/support-center-realm.json").toFile());
  }

  @Test
  void shouldHaveTheRolesThatServicesKnow() {
    assertThat(all("/roles/realm").map(role -> role.path("name").asText()))
        .containsAll(Stream.of(Role.values()).map(Role::claim).toList());
  }

  @Test
  void shouldHoldNoSecret() {
    assertThat(all("/clients").filter(client -> client.has("secret")))
        .isNotEmpty()
        .allSatisfy(client ->
            assertThat(client.path("secret").asText())
                .isEqualTo(
                    "${%s_SECRET}"
                        .formatted(
                            client
                                .path("clientId")
                                .asText()
                                .toUpperCase(Locale.ROOT)
                                .replace('-', '_'))));
    assertThat(all("/users").filter(user -> user.has("credentials"))).isEmpty();
  }

  @Test
  void shouldGiveNoClientMoreThanItNames() {
    assertThat(all("/clients"))
        .allSatisfy(client -> {
          assertThat(client.path("fullScopeAllowed").asBoolean(true)).isFalse();
          assertThat(client.path("implicitFlowEnabled").asBoolean(true)).isFalse();
          assertThat(client.path("directAccessGrantsEnabled").asBoolean(true)).isFalse();
        });
    assertThat(all("/clients").filter(client -> client.path("publicClient").asBoolean()))
        .hasSize(2)
        .allSatisfy(client ->
            assertThat(client.path("attributes").path("pkce.code.challenge.method").asText())
                .isEqualTo("S256"));
  }

  @Test
  void shouldNameEveryServiceAsAnAudience() {
    List<String> audiences =
        all("/clientScopes/0/protocolMappers")
            .map(mapper -> mapper.path("config").path("included.client.audience").asText())
            .filter(audience -> !audience.isEmpty())
            .toList();
    assertThat(audiences).containsExactlyInAnyOrderElementsOf(Service.modules());
    assertThat(all("/clients").map(client -> client.path("clientId").asText()))
        .containsAll(audiences);
  }

  private Stream<JsonNode> all(String pointer) {
    return StreamSupport.stream(realm.at(pointer).spliterator(), false);
  }
}
