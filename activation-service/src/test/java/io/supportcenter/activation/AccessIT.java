package io.supportcenter.activation;

import static io.restassured.RestAssured.given;
import static io.supportcenter.activation.testing.Centre.newUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.testing.ActivationParts;
import io.supportcenter.activation.testing.Centre;
import io.supportcenter.activation.testing.Devices;
import io.supportcenter.activation.testing.Providers;
import io.supportcenter.activation.testing.Tokens;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who reaches what. */
@QuarkusTest
@WithTestResource(ActivationParts.class)
class AccessIT {

  private static final String SOMETHING = "/v1/activations/" + UUID.randomUUID();
  private static final String SUBSCRIPTION =
      "{\"number\":\"1\",\"credentials\":[{\"name\":\"pin\",\"value\":\"1\"}]}";
  private static final String PROVIDER =
      "{\"name\":\"Other\",\"baseUrl\":\"https://other.example\",\"token\":\"t\"}";

  @Inject Centre centre;
  @Inject Providers providers;

  /** A request. */
  record Call(String method, String path, String body) {

    int by(String token) {
      RequestSpecification request =
          given().contentType(ContentType.JSON).header("Idempotency-Key", UUID.randomUUID());
      if (token != null) {
        request.auth().oauth2(token);
      }
      if (body != null) {
        request.body(body);
      }
      return request.request(method, path).statusCode();
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  static Stream<Call> everyEndpoint() {
    return Stream.concat(
        forOperators(),
        Stream.of(
            new Call("POST", "/v1/activations", "{}"),
            new Call("GET", SOMETHING, null),
            new Call("PUT", SOMETHING + "/subscription", SUBSCRIPTION),
            new Call("POST", SOMETHING + "/cancellations", null),
            new Call("POST", SOMETHING + "/deactivations", null),
            new Call("POST", SOMETHING + "/signals", null),
            new Call("GET", "/v1/users/ada/activations", null)));
  }

  static Stream<Call> forOperators() {
    return Stream.of(
        new Call("GET", "/v1/providers", null),
        new Call("GET", "/v1/providers/none", null),
        new Call("PUT", "/v1/providers/none", PROVIDER),
        new Call("DELETE", "/v1/providers/none", null));
  }

  @ParameterizedTest
  @MethodSource("everyEndpoint")
  void shouldNeedATokenOfARoleOfThisService(Call call) {
    assertThat(call.by(null)).isEqualTo(401);
    assertThat(call.by("not.a.token")).isEqualTo(401);
    assertThat(call.by(Tokens.merchant())).isEqualTo(403);
  }

  @ParameterizedTest
  @MethodSource("forOperators")
  void shouldKeepTheDirectoryForOperators(Call call) {
    assertThat(call.by(Tokens.user("ada"))).isEqualTo(403);
    assertThat(call.by(Tokens.agent())).isEqualTo(403);
  }

  @Test
  void shouldShowNobodyWhatIsAnothers() {
    providers.addToDirectory(Providers.RADIO);
    String ada = newUser();
    Devices device = Devices.newDevice();
    ActivationId id = centre.requested(ada, device, "everywhere", null);
    String path = "/v1/activations/" + id;
    String bob = Tokens.user(newUser());

    assertThat(new Call("GET", path, null).by(bob)).isEqualTo(404);
    assertThat(new Call("PUT", path + "/subscription", SUBSCRIPTION).by(bob)).isEqualTo(404);
    assertThat(new Call("POST", path + "/cancellations", null).by(bob)).isEqualTo(404);
    assertThat(new Call("POST", path + "/signals", null).by(bob)).isEqualTo(404);
    assertThat(new Call("POST", path + "/deactivations", null).by(bob)).isEqualTo(404);
    assertThat(new Call("GET", "/v1/users/" + ada + "/activations", null).by(bob)).isEqualTo(404);
    assertThat(new Call("POST", "/v1/activations", requestFor(ada, device)).by(bob)).isEqualTo(404);
    assertThat(new Call("GET", path, null).by(Tokens.user(ada))).isEqualTo(200);
    assertThat(new Call("GET", path, null).by(Tokens.agent())).isEqualTo(200);
    assertThat(new Call("PUT", path + "/subscription", SUBSCRIPTION).by(Tokens.agent()))
        .as("credentials come from the user alone")
        .isEqualTo(403);
  }

  private static String requestFor(String user, Devices device) {
    return "{\"userId\":\"%s\",\"assetId\":\"%s\",\"providerId\":\"%s\",\"planId\":\"everywhere\"}"
        .formatted(user, device.assetId(), Providers.RADIO);
  }

  @Test
  void shouldLetAnAgentAskForAUser() {
    providers.addToDirectory(Providers.RADIO);
    Devices device = Devices.newDevice();
    String ada = newUser();

    assertThat(new Call("POST", "/v1/activations", requestFor(ada, device)).by(Tokens.agent()))
        .isEqualTo(202);
  }

  @Test
  void shouldKeepADirectoryWithoutShowingTokens() {
    given()
        .auth()
        .oauth2(Tokens.operator())
        .contentType(ContentType.JSON)
        .body(PROVIDER)
        .put("/v1/providers/other")
        .then()
        .statusCode(200);

    Map<String, Object> provider =
        given().auth().oauth2(Tokens.operator()).get("/v1/providers/other").jsonPath().getMap("");
    List<String> all =
        given().auth().oauth2(Tokens.operator()).get("/v1/providers").jsonPath().getList("id");

    assertThat(provider)
        .containsEntry("baseUrl", "https://other.example")
        .doesNotContainKey("token");
    assertThat(all).contains("other");
    assertThat(new Call("DELETE", "/v1/providers/other", null).by(Tokens.operator()))
        .isEqualTo(204);
    assertThat(new Call("GET", "/v1/providers/other", null).by(Tokens.operator())).isEqualTo(404);
  }

  @Test
  void shouldKeepAProviderThatIsNeeded() {
    providers.addToDirectory(Providers.RADIO);
    centre.requested(newUser(), Devices.newDevice(), "everywhere", null);

    assertThat(new Call("DELETE", "/v1/providers/" + Providers.RADIO, null).by(Tokens.operator()))
        .isEqualTo(409);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"baseUrl":"https://p.example","token":"t"}                | 400 | name    | must not be blank
          {"name":"P","baseUrl":"https://p.example"}                 | 400 | token   | a new provider needs one
          {"name":"P","baseUrl":"file:///etc/passwd","token":"t"}    | 422 | baseUrl | must be an http or https URL without query
          {"name":"P","baseUrl":"https://u:p@p.example","token":"t"} | 422 | baseUrl | must be an http or https URL without query
          """)
  void shouldSayWhichFieldOfAProviderIsWrongAndWhy(
      String body, int status, String field, String reason) {
    given()
        .auth()
        .oauth2(Tokens.operator())
        .contentType(ContentType.JSON)
        .body(body)
        .put("/v1/providers/wrong")
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("errors.field", contains(field))
        .body("errors.reason", contains(reason));
  }
}
