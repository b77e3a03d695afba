package io.supportcenter.acceptance.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supportcenter.acceptance.SourceTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestsTest {

  private static final Path DEFINITIONS =
      Path.of(System.getProperty("conformance.dir", "none"), "kubernetes");

  private static final Pattern CHANNEL =
      Pattern.compile("(?m)^mp\\.messaging\\.incoming\\.([a-z-]+)\\.topic=");

  private static final Set<String> OWN_OF_A_STACK = Set.of("clients", "scopeMappings", "users");

  @BeforeAll
  static void needKustomize() throws InterruptedException {
    assumeTrue(Manifests.canBeBuilt(), "kubectl is not on the path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "prod"})
  void shouldHaveOnlyFieldsThatKubernetesKnows(String overlay) throws Exception {
    List<JsonNode> objects = Manifests.of(overlay).stream().filter(CoreSchemas::know).toList();

    assertThat(objects).hasSizeGreaterThan(20);
    assertThat(objects.stream().flatMap(o -> problems(o, CoreSchemas.problems(o)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "prod"})
  void shouldHaveOnlyFieldsThatOperatorsKnow(String overlay) throws Exception {
    CustomSchemas schemas = definitions();
    List<JsonNode> objects =
        Manifests.of(overlay).stream().filter(object -> !CoreSchemas.know(object)).toList();

    assertThat(objects).hasSizeGreaterThan(50);
    assertThat(objects.stream().flatMap(o -> problems(o, schemas.problems(o)))).isEmpty();
  }

  @Test
  void shouldSeeAFieldThatIsUnknown() throws Exception {
    Optional<CustomSchemas> schemas = CustomSchemas.in(DEFINITIONS);
    for (JsonNode object : Manifests.of("prod")) {
      boolean isOpen = !(object.path("spec") instanceof ObjectNode);
      if (isOpen || (!CoreSchemas.know(object) && schemas.isEmpty())) {
        continue;
      }
      ((ObjectNode) object.get("spec")).put("replicaz", 3);

      assertThat(
              CoreSchemas.know(object)
                  ? CoreSchemas.problems(object)
                  : schemas.orElseThrow().problems(object))
          .as(name(object))
          .isNotEmpty();
    }
  }

  @Test
  void shouldHaveTheAlertsOfTheTree() throws Exception {
    Path alerts = Manifests.FOLDER.resolveSibling("observability/alerts.yaml");
    JsonNode rules =
        Manifests.of("prod").stream()
            .filter(object -> object.path("kind").asText().equals("PrometheusRule"))
            .findFirst()
            .orElseThrow();

    assertThat(rules.at("/spec")).isEqualTo(Manifests.read(Files.readString(alerts)).getFirst());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"registration", "activation", "proactive", "reactivation", "sms-activation"})
  void shouldScaleByTheLagOfEveryChannel(String service) throws Exception {
    JsonNode scaled =
        Manifests.of("prod").stream()
            .filter(object -> object.path("kind").asText().equals("ScaledObject"))
            .filter(object -> object.at("/metadata/name").asText().equals(service + "-service"))
            .findFirst()
            .orElseThrow();

    assertThat(scaled.findValuesAsText("consumerGroup"))
        .containsExactlyInAnyOrderElementsOf(
            channels(service).map(channel -> service + "." + channel).toList());
  }

  /** Its sample partners, and where people come back to from it, are the stack's own. */
  @Test
  void shouldHaveTheRealmOfTheSecuredStack() throws Exception {
    JsonNode ours = realm("deploy/kubernetes/base/keycloak/realm.json");
    JsonNode tried = realm("deploy/local/keycloak/support-center-realm.json");

    assertThat(ours.fieldNames()).toIterable().containsExactlyElementsOf(tried::fieldNames);
    assertThat(ours.properties())
        .filteredOn(field -> !OWN_OF_A_STACK.contains(field.getKey()))
        .allSatisfy(field -> assertThat(field.getValue()).isEqualTo(tried.get(field.getKey())));
    assertThat(ours.get("clients").findValuesAsText("secret")).allMatch(s -> s.startsWith("${"));
    assertThat(ours.get("clients").findValues("redirectUris"))
        .allSatisfy(uris -> assertThat(uris).allMatch(uri -> uri.asText().startsWith("https://")));
    assertThat(tried.get("clients")).containsAll(withoutAddresses(ours.get("clients")));
    assertThat(tried.get("scopeMappings")).containsAll(ours.get("scopeMappings"));
    assertThat(tried.get("users")).containsAll(ours.get("users"));
  }

  private static JsonNode realm(String path) throws Exception {
    return Manifests.read(Files.readString(SourceTree.ROOT.resolve(path))).getFirst();
  }

  private static List<JsonNode> withoutAddresses(JsonNode clients) {
    clients.forEach(client -> {
      if (client.has("redirectUris")) {
        ((ObjectNode) client).putArray("redirectUris").add("http://127.0.0.1/*");
      }
    });
    return StreamSupport.stream(clients.spliterator(), false).toList();
  }

  private static Stream<String> channels(String service) throws Exception {
    Path kit = Path.of("service-kit/src/main/resources/META-INF/microprofile-config.properties");
    Path own = Path.of(service + "-service/src/main/resources/application.properties");
    String all =
        Files.readString(SourceTree.ROOT.resolve(kit))
            + Files.readString(SourceTree.ROOT.resolve(own));
    return CHANNEL.matcher(all).results().map(hit -> hit.group(1)).distinct();
  }

  private static CustomSchemas definitions() throws Exception {
    Optional<CustomSchemas> schemas = CustomSchemas.in(DEFINITIONS);
    assumeTrue(schemas.isPresent(), "conformance data, see property conformance.dir");
    return schemas.orElseThrow();
  }

  private static Stream<String> problems(JsonNode object, List<String> problems) {
    return problems.stream().map(problem -> name(object) + ": " + problem);
  }

  private static String name(JsonNode object) {
    return object.path("kind").asText() + " " + object.at("/metadata/name").asText();
  }
}
