package io.supportcenter.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.testing.ActivationCentre;
import io.supportcenter.activation.testing.ActivationParts;
import io.supportcenter.activation.testing.Devices;
import io.supportcenter.activation.testing.Providers;
import io.supportcenter.activation.testing.Subscription;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.AccessCall;
import io.supportcenter.kit.testing.AccessMatrix;
import io.supportcenter.kit.testing.Centre;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who reaches what. */
@QuarkusTest
@WithTestResource(ActivationParts.class)
class AccessIT extends AccessMatrix {

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
  protected List<AccessCall> calls() {
    providers.introduce();
    String some =
        "/v1/activations/" + centre.requested(ME, Devices.newDevice(), "everywhere", null);
    return List.of(
        post(
                "/v1/activations",
                """
                {"userId": "%s", "assetId": "a", "providerId": "none", "planId": "p"}
                """
                    .formatted(ME))
            .by(Roles.USER, Roles.AGENT)
            .of(ME),
        get(some).by(Roles.USER, Roles.AGENT, Roles.SUPERVISOR, Roles.OPERATOR).of(ME),
        put(some + "/subscription", SUBSCRIPTION_JSON).by(Roles.USER).of(ME),
        post(some + "/cancellations", "").by(Roles.USER, Roles.AGENT).of(ME),
        post(some + "/deactivations", "").by(Roles.USER, Roles.AGENT, Roles.OPERATOR).of(ME),
        get(some + "/commands").by(Roles.AGENT, Roles.SUPERVISOR, Roles.OPERATOR).of(ME),
        get("/v1/deactivations").by(Roles.AGENT, Roles.SUPERVISOR, Roles.OPERATOR),
        post(some + "/signals", "").by(Roles.USER, Roles.AGENT).of(ME),
        get("/v1/users/" + ME + "/activations")
            .by(Roles.USER, Roles.AGENT, Roles.SUPERVISOR, Roles.OPERATOR)
            .of(ME),
        get("/v1/providers").by(Roles.OPERATOR),
        get("/v1/providers/none").by(Roles.OPERATOR),
        put("/v1/providers/none", PROVIDER).by(Roles.OPERATOR),
        delete("/v1/providers/none").by(Roles.OPERATOR));
  }

  @Test
  void shouldShowAnActivationToItsUserAndTheirAgentOnly() {
    providers.introduce();
    String ada = Centre.newUser();
    String bob = Centre.newUser();
    ActivationId id = centre.requested(ada, Devices.newDevice(), "everywhere", null);

    assertThat(get(bob, Roles.USER, id)).isEqualTo(404);
    assertThat(centre.give(bob, id, SUBSCRIPTION).statusCode()).isEqualTo(404);
    assertThat(Stream.of("cancellations", "signals", "deactivations"))
        .allSatisfy(what -> assertThat(centre.command(bob, id, what).statusCode()).isEqualTo(404));
    assertThat(get(ada, Roles.USER, id)).isEqualTo(200);
    assertThat(get("agent-8", Roles.AGENT, id)).isEqualTo(404);
    centre.talk("agent-7", ada);
    Centre.awaiting()
        .untilAsserted(() -> assertThat(get("agent-7", Roles.AGENT, id)).isEqualTo(200));
  }

  private static int get(String subject, String role, ActivationId id) {
    return Centre.as(subject, role).get("/v1/activations/" + id).statusCode();
  }

  @Test
  void shouldLetAnAgentRequestForAUserWhomTheyTalkTo() {
    providers.introduce();
    String user = Centre.newUser();
    assertThat(order("agent-7", user, Roles.AGENT).statusCode()).isEqualTo(404);

    centre.talk("agent-7", user);

    assertActor(Centre.onceKnown(() -> order("agent-7", user, Roles.AGENT)), "AGENT");
  }

  @Test
  void shouldNeedTheUserThatAnAgentOrdersFor() {
    Centre.command("agent-7", Roles.AGENT)
        .body(Map.of("assetId", "a", "providerId", Providers.RADIO, "planId", "everywhere"))
        .post("/v1/activations")
        .then()
        .statusCode(400)
        .body("errors.field", contains("userId"));
  }

  @Test
  void shouldCountACustomerWhoIsAnAgentTooAsTheCustomer() {
    providers.introduce();
    String both = Centre.newUser();

    assertActor(order(both, both, Roles.USER, Roles.AGENT), "USER");
  }

  private static Response order(String subject, String user, String... roles) {
    return Centre.command(subject, roles)
        .body(
            Map.of(
                "userId",
                user,
                "assetId",
                Devices.newDevice().assetId(),
                "providerId",
                Providers.RADIO,
                "planId",
                "everywhere"))
        .post("/v1/activations");
  }

  private static void assertActor(Response ordered, String kind) {
    String id = ordered.then().statusCode(202).extract().path("id");
    Centre.as("supervisor-1", Roles.SUPERVISOR)
        .get("/v1/activations/" + id + "/commands")
        .then()
        .statusCode(200)
        .body("actorKind", contains(kind));
  }

  @Test
  void shouldNotLetAUserActForAVendor() {
    centre
        .request(
            ME,
            Map.of("assetId", "a", "providerId", "none", "planId", "p", "onBehalfOf", "a-vendor"))
        .then()
        .statusCode(400)
        .body("errors.field", contains("onBehalfOf"));
  }

  @Test
  void shouldNotTakeAUsersCredentialsFromAnAgent() {
    providers.introduce();
    String user = Centre.newUser();
    Map<String, Object> order =
        Map.of(
            "userId",
            user,
            "assetId",
            Devices.newDevice().assetId(),
            "providerId",
            Providers.RADIO,
            "planId",
            "everywhere",
            "subscription",
            SUBSCRIPTION.body());
    centre.talk("agent-7", user);

    Centre.onceKnown(
            () -> Centre.command("agent-7", Roles.AGENT).body(order).post("/v1/activations"))
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
