package io.supportcenter.reactivation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.TestTokens;
import io.supportcenter.reactivation.testing.AccountSystems;
import io.supportcenter.reactivation.testing.Centre;
import io.supportcenter.reactivation.testing.ReactivationParts;
import io.supportcenter.reactivation.testing.TestAccount;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who reaches what, and what is said to bad requests. */
@QuarkusTest
@WithTestResource(ReactivationParts.class)
class AccessIT {

  private static final String SOME = "/v1/reactivations/" + UUID.randomUUID();

  @Inject Centre centre;
  @Inject AccountSystems accountSystems;

  /** A request; of an allowed one anything comes back but 401 and 403. */
  record Call(String method, String path, String body) {

    int by(String token) {
      RequestSpecification request = given().contentType(ContentType.JSON);
      if (token != null) {
        request.auth().oauth2(token);
      }
      if (body != null) {
        request.body(body);
      }
      return request
          .header("Idempotency-Key", UUID.randomUUID())
          .request(method, path)
          .statusCode();
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  static Stream<Call> forUsers() {
    return Stream.of(
        new Call("POST", "/v1/reactivations", "{}"),
        new Call("GET", SOME, null),
        new Call("POST", SOME + "/acceptance", "{}"),
        new Call("POST", SOME + "/refusal", null),
        new Call("GET", "/v1/accounts/a/reactivations", null));
  }

  static Stream<Call> forOperators() {
    return Stream.of(
        new Call("GET", "/v1/reactivation-policies", null),
        new Call("PUT", "/v1/reactivation-policies/a/versions/1", "{}"),
        new Call("GET", "/v1/account-systems", null),
        new Call("GET", "/v1/account-systems/none", null),
        new Call("PUT", "/v1/account-systems/none", "{}"),
        new Call("DELETE", "/v1/account-systems/none", null));
  }

  static Stream<Call> everything() {
    return Stream.concat(
        Stream.of(new Call("GET", SOME + "/decisions", null)),
        Stream.concat(forUsers(), forOperators()));
  }

  @ParameterizedTest
  @MethodSource("everything")
  void shouldNeedATokenAndARoleOfThisService(Call call) {
    assertThat(call.by(null)).as(call.toString()).isEqualTo(401);
    assertThat(call.by("not.a.token")).as(call.toString()).isEqualTo(401);
    assertThat(call.by(TestTokens.of("m", Roles.MERCHANT))).as(call.toString()).isEqualTo(403);
  }

  @ParameterizedTest
  @MethodSource("forUsers")
  void shouldLetUsersAskForTheirAccounts(Call call) {
    assertThat(call.by(TestTokens.of("user-1", Roles.USER))).isNotIn(401, 403, 500);
  }

  @ParameterizedTest
  @MethodSource("forOperators")
  void shouldKeepPoliciesAndAccountSystemsToOperators(Call call) {
    assertThat(call.by(TestTokens.of("user-1", Roles.USER))).isEqualTo(403);
    assertThat(call.by(TestTokens.of("agent-1", Roles.AGENT))).isEqualTo(403);
    assertThat(call.by(TestTokens.of("operator", Roles.OPERATOR))).isNotIn(401, 403, 500);
  }

  @Test
  void shouldShowAReactivationToItsUserAndStaffOnly() {
    TestAccount account = TestAccount.middling();
    centre.describe(account);
    String id = centre.request(account);
    Call get = new Call("GET", "/v1/reactivations/" + id, null);
    Call decisions = new Call("GET", "/v1/reactivations/" + id + "/decisions", null);

    assertThat(get.by(TestTokens.of(account.user(), Roles.USER))).isEqualTo(200);
    assertThat(get.by(TestTokens.of("agent-1", Roles.AGENT))).isEqualTo(200);
    assertThat(get.by(TestTokens.of("operator", Roles.OPERATOR))).isEqualTo(200);
    assertThat(get.by(TestTokens.of("stranger", Roles.USER))).isEqualTo(404);
    assertThat(decisions.by(TestTokens.of(account.user(), Roles.USER))).isEqualTo(403);
  }

  @Test
  void shouldLetAnAgentAskForAUserAndNoUserForAnother() {
    TestAccount account = TestAccount.middling();
    centre.describe(account);

    ask("agent-1", Roles.AGENT, Map.of("accountId", account.id(), "userId", account.user()))
        .then()
        .statusCode(202)
        .body("userId", equalTo(account.user()));
    ask("agent-1", Roles.AGENT, Map.of("accountId", account.id()))
        .then()
        .statusCode(400)
        .body("errors.field", contains("userId"));
    ask("stranger", Roles.USER, Map.of("accountId", account.id(), "userId", account.user()))
        .then()
        .statusCode(400)
        .body("errors.field", contains("userId"));
  }

  @Test
  void shouldNameWhatIsWrongWithARequest() {
    ask("user-1", Roles.USER, Map.of("accountId", "", "accountVersion", 0))
        .then()
        .statusCode(400)
        .body("code", equalTo("VALIDATION"))
        .body("errors.field", containsInAnyOrder("accountId", "accountVersion"));
    ask("user-1", Roles.USER, Map.of("accountId", "a", "acountVersion", 1))
        .then()
        .statusCode(400)
        .body("code", equalTo("UNKNOWN_FIELD"));
    Centre.as("user-1", Roles.USER)
        .body(Map.of("accountId", "a"))
        .post("/v1/reactivations")
        .then()
        .statusCode(400)
        .body("code", equalTo("IDEMPOTENCY_KEY_MISSING"));
  }

  @Test
  void shouldAskOnceUnderOneKey() {
    TestAccount account = TestAccount.middling();
    centre.describe(account);
    RequestSpecification request =
        Centre.as(account.user(), Roles.USER)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .body(Map.of("accountId", account.id(), "accountVersion", 1));

    String first = request.post("/v1/reactivations").then().statusCode(202).extract().path("id");
    String again = request.post("/v1/reactivations").then().statusCode(202).extract().path("id");

    assertThat(again).isEqualTo(first);
  }

  @Test
  void shouldNeverShowAnAccountSystemsToken() {
    accountSystems.add("shown", "aurora-internet");

    Centre.as("operator", Roles.OPERATOR)
        .get("/v1/account-systems/shown")
        .then()
        .statusCode(200)
        .body("token", nullValue());
    Centre.as("operator", Roles.OPERATOR)
        .body(Map.of("name", "x", "baseUrl", "ftp://x", "token", "t"))
        .put("/v1/account-systems/x")
        .then()
        .statusCode(422)
        .body("errors.field", contains("baseUrl"));
  }

  private static io.restassured.response.Response ask(
      String subject, String role, Map<String, Object> body) {
    return Centre.as(subject, role)
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body(body)
        .post("/v1/reactivations");
  }
}
