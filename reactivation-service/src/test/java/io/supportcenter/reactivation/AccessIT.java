package io.supportcenter.reactivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.AccessCall;
import io.supportcenter.kit.testing.AccessMatrix;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.reactivation.testing.AccountSystems;
import io.supportcenter.reactivation.testing.ReactivationCentre;
import io.supportcenter.reactivation.testing.ReactivationParts;
import io.supportcenter.reactivation.testing.TestAccount;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who reaches what, and the answers to invalid requests. */
@QuarkusTest
@WithTestResource(ReactivationParts.class)
class AccessIT extends AccessMatrix {

  private static final String ACCEPTANCE =
      """
      {"paymentMethod": {"kind": "PREPAID", "token": "tok_of_the_payment_page"}}
      """;

  @Inject ReactivationCentre centre;
  @Inject AccountSystems accountSystems;

  @Override
  protected List<AccessCall> calls() {
    TestAccount account = TestAccount.poor();
    centre.describe(account);
    String id = centre.request(account);
    centre.awaitState(account, id, "CONDITIONAL_OFFER");
    String owner = account.user();
    String some = "/v1/reactivations/" + id;
    return List.of(
        post("/v1/reactivations", "{}").by(Roles.USER, Roles.AGENT),
        get(some).by(Roles.USER, Roles.AGENT, Roles.SUPERVISOR, Roles.OPERATOR).of(owner),
        post(some + "/acceptance", ACCEPTANCE).by(Roles.USER).of(owner),
        post(some + "/refusal", "").by(Roles.USER).of(owner),
        get(some + "/decisions").by(Roles.AGENT, Roles.SUPERVISOR, Roles.OPERATOR).of(owner),
        get("/v1/accounts/" + account.id() + "/reactivations")
            .by(Roles.USER, Roles.AGENT, Roles.SUPERVISOR, Roles.OPERATOR),
        get("/v1/decision-replays").by(Roles.OPERATOR),
        get("/v1/reactivation-policies").by(Roles.OPERATOR),
        put("/v1/reactivation-policies/a/versions/1", "{}").by(Roles.OPERATOR),
        get("/v1/account-systems").by(Roles.OPERATOR),
        get("/v1/account-systems/none").by(Roles.OPERATOR),
        put("/v1/account-systems/none", "{}").by(Roles.OPERATOR),
        delete("/v1/account-systems/none").by(Roles.OPERATOR));
  }

  @Test
  void shouldShowAReactivationToItsUserAndStaffOnly() {
    TestAccount account = TestAccount.middling();
    centre.describe(account);
    String path = "/v1/reactivations/" + centre.request(account);

    assertThat(status(path, account.user(), Roles.USER)).isEqualTo(200);
    assertThat(status(path, "agent-2", Roles.AGENT)).isEqualTo(404);
    centre.talk("agent-1", account.user());
    Centre.awaiting()
        .untilAsserted(() -> assertThat(status(path, "agent-1", Roles.AGENT)).isEqualTo(200));
    assertThat(listed(account, "agent-1", Roles.AGENT)).isEqualTo(1);
    assertThat(listed(account, "agent-2", Roles.AGENT)).isZero();
    assertThat(listed(account, "operator", Roles.OPERATOR)).isEqualTo(1);
    assertThat(status(path, "operator", Roles.OPERATOR)).isEqualTo(200);
    assertThat(status(path, "stranger", Roles.USER)).isEqualTo(404);
    assertThat(status(path + "/decisions", account.user(), Roles.USER)).isEqualTo(403);
  }

  @Test
  void shouldLetNoStrangerAcceptOrDecline() {
    TestAccount account = TestAccount.poor();
    centre.describe(account);
    String id = centre.request(account);
    String path = "/v1/reactivations/" + id;
    Map<String, Object> method = Map.of("kind", "PREPAID", "token", "tok_of_the_payment_page");
    centre.awaitState(account, id, "CONDITIONAL_OFFER");

    centre.post("stranger", path + "/acceptance", Map.of("paymentMethod", method)).statusCode(404);
    centre.post("stranger", path + "/refusal", "").statusCode(404);

    centre.reactivation(account, id).body("state", equalTo("CONDITIONAL_OFFER"));
  }

  @Test
  void shouldLetAnAgentAskForAUserAndNoUserForAnother() {
    TestAccount account = TestAccount.middling();
    centre.describe(account);

    Map<String, Object> asked = Map.of("accountId", account.id(), "userId", account.user());
    ask("agent-3", Roles.AGENT, asked).then().statusCode(404);
    centre.talk("agent-3", account.user());
    Centre.onceKnown(() -> ask("agent-3", Roles.AGENT, asked))
        .then()
        .statusCode(202)
        .body("userId", equalTo(account.user()));
    ask("agent-1", Roles.AGENT, Map.of("accountId", account.id()))
        .then()
        .statusCode(400)
        .body("errors.field", contains("userId"));
    Centre.command(account.user(), Roles.USER, Roles.AGENT)
        .body(Map.of("accountId", "own-" + account.id()))
        .post("/v1/reactivations")
        .then()
        .statusCode(202)
        .body("userId", equalTo(account.user()));
    ask("stranger", Roles.USER, Map.of("accountId", account.id(), "userId", account.user()))
        .then()
        .statusCode(400)
        .body("errors.field", contains("userId"));
  }

  @Test
  void shouldNameWhatIsWrongWithARequest() {
    ask("user-1", Roles.USER, Map.of("accountId", "", "accountVersion", -1))
        .then()
        .statusCode(400)
        .body("code", equalTo("VALIDATION"))
        .body("errors.field", containsInAnyOrder("accountId", "accountVersion"));
    ask("user-1", Roles.USER, Map.of("accountId", "a", "onBehalfOf", "a-vendor"))
        .then()
        .statusCode(400)
        .body("errors.field", contains("onBehalfOf"));
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
        Centre.command(account.user(), Roles.USER)
            .body(Map.of("accountId", account.id(), "accountVersion", 1));

    String first = request.post("/v1/reactivations").then().statusCode(202).extract().path("id");
    String again = request.post("/v1/reactivations").then().statusCode(202).extract().path("id");

    assertThat(again).isEqualTo(first);
  }

  @Test
  void shouldNeverShowAnAccountSystemsToken() {
    accountSystems.introduce("shown");

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

  private static int listed(TestAccount account, String subject, String role) {
    return Centre.as(subject, role)
        .get("/v1/accounts/" + account.id() + "/reactivations")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("items")
        .size();
  }

  private static int status(String path, String subject, String role) {
    return Centre.as(subject, role).get(path).statusCode();
  }

  private static io.restassured.response.Response ask(
      String subject, String role, Map<String, Object> body) {
    return Centre.command(subject, role).body(body).post("/v1/reactivations");
  }
}
