package io.supportcenter.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.testing.ActivationCentre;
import io.supportcenter.activation.testing.ActivationParts;
import io.supportcenter.activation.testing.Devices;
import io.supportcenter.activation.testing.Providers;
import io.supportcenter.activation.testing.Subscription;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.AccessMatrix;
import io.supportcenter.kit.testing.Centre;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who reaches what. */
@QuarkusTest
@WithTestResource(ActivationParts.class)
class AccessIT extends AccessMatrix {

  private static final String SOMETHING = "/v1/activations/" + UUID.randomUUID();
  private static final Subscription SUBSCRIPTION = new Subscription("1", Map.of("pin", "1"));
  private static final String SUBSCRIPTION_JSON =
      """
      {"number": "1", "credentials": [{"name": "pin", "value": "1"}]}
      """;
  private static final String PROVIDER =
      """
      {"name": "Other", "baseUrl": "https://other.example", "token": "t"}
      """;

  private static final String PROVIDER_WITH_CODES =
      """
      {"name": "Other", "baseUrl": "https://other.example",
       "codes": {"dev_limit": "PLAN_DEVICE_LIMIT", "60": "CREDENTIALS_INVALID"}}
      """;

  @Inject ActivationCentre centre;
  @Inject Providers providers;

  @Override
  protected List<Call> calls() {
    return List.of(
        post(
                "/v1/activations",
                """
                {"userId": "%s", "assetId": "a", "providerId": "none", "planId": "p"}
                """
                    .formatted(ME))
            .by(Roles.USER, Roles.AGENT)
            .hiddenFromOthers(),
        get(SOMETHING).by(Roles.USER, Roles.AGENT, Roles.OPERATOR),
        put(SOMETHING + "/subscription", SUBSCRIPTION_JSON).by(Roles.USER),
        post(SOMETHING + "/cancellations", "").by(Roles.USER, Roles.AGENT),
        post(SOMETHING + "/deactivations", "").by(Roles.USER, Roles.AGENT, Roles.OPERATOR),
        get(SOMETHING + "/commands").by(Roles.AGENT, Roles.OPERATOR),
        get("/v1/deactivations").by(Roles.AGENT, Roles.OPERATOR),
        post(SOMETHING + "/signals", "").by(Roles.USER, Roles.AGENT),
        get("/v1/users/" + ME + "/activations")
            .by(Roles.USER, Roles.AGENT, Roles.OPERATOR)
            .hiddenFromOthers(),
        get("/v1/providers").by(Roles.OPERATOR),
        get("/v1/providers/none").by(Roles.OPERATOR),
        put("/v1/providers/none", PROVIDER).by(Roles.OPERATOR),
        delete("/v1/providers/none").by(Roles.OPERATOR));
  }

  @Test
  void shouldShowAnActivationToItsUserAndToAgentsOnly() {
    providers.introduce();
    String ada = Centre.newUser();
    String bob = Centre.newUser();
    ActivationId id = centre.requested(ada, Devices.newDevice(), "everywhere", null);

    assertThat(get(bob, Roles.USER, id)).isEqualTo(404);
    assertThat(centre.give(bob, id, SUBSCRIPTION).statusCode()).isEqualTo(404);
    assertThat(Stream.of("cancellations", "signals", "deactivations"))
        .allSatisfy(what -> assertThat(centre.command(bob, id, what).statusCode()).isEqualTo(404));
    assertThat(get(ada, Roles.USER, id)).isEqualTo(200);
    assertThat(get("agent-7", Roles.AGENT, id)).isEqualTo(200);
  }

  private static int get(String subject, String role, ActivationId id) {
    return Centre.as(subject, role).get("/v1/activations/" + id).statusCode();
  }

  @Test
  void shouldLetAnAgentRequestForAUser() {
    providers.introduce();

    Centre.command("agent-7", Roles.AGENT)
        .body(
            Map.of(
                "userId",
                Centre.newUser(),
                "assetId",
                Devices.newDevice().assetId(),
                "providerId",
                Providers.RADIO,
                "planId",
                "everywhere"))
        .post("/v1/activations")
        .then()
        .statusCode(202);
  }

  @Test
  void shouldNotTakeAUsersCredentialsFromAnAgent() {
    providers.introduce();

    Centre.command("agent-7", Roles.AGENT)
        .body(
            Map.of(
                "userId",
                Centre.newUser(),
                "assetId",
                Devices.newDevice().assetId(),
                "providerId",
                Providers.RADIO,
                "planId",
                "everywhere",
                "subscription",
                SUBSCRIPTION.body()))
        .post("/v1/activations")
        .then()
        .statusCode(403)
        .contentType("application/problem+json");
  }

  @Test
  void shouldKeepADirectoryWithoutShowingTokens() {
    operator().body(PROVIDER).put("/v1/providers/other").then().statusCode(200);

    Map<String, Object> provider = operator().get("/v1/providers/other").jsonPath().getMap("");
    assertThat(provider)
        .containsEntry("baseUrl", "https://other.example")
        .doesNotContainKey("token");
    assertThat(operator().get("/v1/providers").jsonPath().getList("id")).contains("other");
    operator().body(PROVIDER_WITH_CODES).put("/v1/providers/other").then().statusCode(200);
    assertThat(operator().get("/v1/providers/other").jsonPath().getMap("codes"))
        .isEqualTo(Map.of("DEV_LIMIT", "PLAN_DEVICE_LIMIT", "60", "CREDENTIALS_INVALID"));
    operator().delete("/v1/providers/other").then().statusCode(204);
    operator().get("/v1/providers/other").then().statusCode(404);
  }

  @Test
  void shouldKeepAProviderThatHasLiveActivations() {
    providers.introduce();
    centre.requested(Centre.newUser(), Devices.newDevice(), "everywhere", null);

    operator().delete("/v1/providers/" + Providers.RADIO).then().statusCode(409);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"baseUrl":"https://p.example","token":"t"}                | 400 | name    | must not be blank
          {"name":"P","baseUrl":"https://p.example"}                 | 400 | token   | a new provider needs one
          {"name":"P","baseUrl":"https://p.example","token":"t","codes":{"60":"NONSENSE"}} | 400 | codes.60 | must be one of SERVICE_NOT_SUPPORTED_ON_MODEL, SUBSCRIPTION_NOT_FOUND, CREDENTIALS_INVALID, CREDENTIALS_EXPIRED, PLAN_DEVICE_LIMIT, ALREADY_ACTIVE_ELSEWHERE, INFORMATION_NEEDED, ENCRYPTION_KEY_UNKNOWN, REQUEST_IN_PROGRESS
          {"name":"P","baseUrl":"file:///etc/passwd","token":"t"}    | 422 | baseUrl | must be an http or https URL without query
          {"name":"P","baseUrl":"https://u:p@p.example","token":"t"} | 422 | baseUrl | must be an http or https URL without query
          """)
  void shouldSayWhichFieldOfAProviderIsWrongAndWhy(
      String body, int status, String field, String reason) {
    operator()
        .body(body)
        .put("/v1/providers/wrong")
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("errors.field", contains(field))
        .body("errors.reason", contains(reason));
  }

  private static RequestSpecification operator() {
    return Centre.as("operator-1", Roles.OPERATOR);
  }
}
