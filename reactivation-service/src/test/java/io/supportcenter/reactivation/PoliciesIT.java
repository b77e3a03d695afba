package io.supportcenter.reactivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.supportcenter.kit.json.DocumentJson;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.kit.testing.RealParts;
import io.supportcenter.reactivation.policy.store.PolicyDocument;
import io.supportcenter.reactivation.testing.PolicyFile;
import io.supportcenter.reactivation.testing.ReactivationCentre;
import io.supportcenter.reactivation.testing.ReactivationParts;
import io.supportcenter.reactivation.testing.TestAccount;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Versions of policies: stored once, in force in their time, and known to every decision. */
@QuarkusTest
@WithTestResource(ReactivationParts.class)
class PoliciesIT {

  @Inject ReactivationCentre centre;

  @Test
  void shouldRefuseAFirstThresholdAboveTheSecond() {
    store(PolicyFile.standard().thresholds(381, 380))
        .statusCode(422)
        .body("code", equalTo("POLICY_REFUSED"))
        .body("errors.field", contains("firstThreshold"))
        .body("errors.reason", contains("the first threshold must not be above the second"));
  }

  @Test
  void shouldNeverChangeAVersion() {
    PolicyFile policy = PolicyFile.standard().effectiveFrom(later());
    String hash = store(policy).statusCode(200).extract().path("hash");

    store(policy).statusCode(200).body("hash", equalTo(hash));
    store(policy.thresholds(1, 2)).statusCode(409).body("code", equalTo("POLICY_VERSION_FIXED"));
  }

  @Test
  void shouldListAllVersions() {
    PolicyFile policy = PolicyFile.standard().effectiveFrom(later());
    store(policy).statusCode(200);

    Centre.as("operator", Roles.OPERATOR)
        .get("/v1/reactivation-policies")
        .then()
        .statusCode(200)
        .body("version", hasItem(1))
        .body("version", hasItem(policy.version()));
  }

  @Test
  void shouldDecideByThePolicyInForceAndGiveTheSameAnswerFromTheRecordForEver() {
    TestAccount account = TestAccount.middling();
    centre.describe(account);
    String before = centre.request(account);
    centre.awaitState(account, before, "THIRD");

    PolicyFile.standard()
        .thresholds(400, 500)
        .inForceWhile(() -> {
          String after = centre.request(account);
          centre.awaitState(account, after, "CONDITIONAL_OFFER");
          assertThat(differing()).doesNotContain(before, after);
        });

    assertThat(differing()).doesNotContain(before);
  }

  @Test
  void shouldRefuseThresholdsThatNoScoreReaches() {
    for (PolicyFile policy :
        List.of(
            PolicyFile.standard().thresholds(260, 521),
            PolicyFile.standard().thresholds(521, 521),
            PolicyFile.standard().initialPoints(-200).thresholds(260, 380))) {
      store(policy)
          .statusCode(422)
          .body("code", equalTo("POLICY_REFUSED"))
          .body("errors.reason", hasItem(containsString("no score")));
    }
    store(PolicyFile.standard().initialPoints(20).thresholds(260, 520).effectiveFrom(later()))
        .statusCode(200);
  }

  @Test
  void shouldRefuseAPolicyWhoseAdverseAnswersCouldLackAReason() {
    store(PolicyFile.standard().thresholds(260, 501).effectiveFrom(later()))
        .statusCode(422)
        .body("errors.field", contains("secondThreshold"))
        .body("errors.reason", contains(containsString("without a reason")));
    store(PolicyFile.standard().thresholds(260, 500).effectiveFrom(later())).statusCode(200);
  }

  @Test
  void shouldRefuseCurrenciesThatAreNotInUse() {
    for (String currency : List.of("ERU", "XXX", "XTS", "XAU", "DEM", "", "euro")) {
      store(PolicyFile.standard().currency(currency).effectiveFrom(later()))
          .statusCode(422)
          .body("errors.field", hasItem("currency"));
    }
    store(PolicyFile.standard().currency("JPY").effectiveFrom(later())).statusCode(200);
  }

  @Test
  void shouldTakeWholePointsOnly() {
    for (Object points : List.of(1.5, "1.5", 3_000_000_000L)) {
      store(PolicyFile.standard().initialPoints(points).effectiveFrom(later()))
          .statusCode(400)
          .body("errors.field", contains("scorecard.initialPoints"));
    }
    store(PolicyFile.standard().initialPoints(200_000).effectiveFrom(later())).statusCode(422);
  }

  @Test
  void shouldNeverBackDateAPolicy() {
    PolicyFile past = PolicyFile.standard().effectiveFrom(Instant.now().minusSeconds(3600));

    store(past)
        .statusCode(422)
        .body("code", equalTo("POLICY_REFUSED"))
        .body("errors.field", contains("effectiveFrom"));
  }

  @Test
  void shouldSayOfAVersionThatIsInForceAlreadyThatItIsStored() {
    PolicyDocument builtIn =
        Centre.as("operator", Roles.OPERATOR)
            .get("/v1/reactivation-policies")
            .then()
            .extract()
            .jsonPath()
            .getObject("find { it.id == 'standard' && it.version == 1 }", PolicyDocument.class);

    Centre.as("operator", Roles.OPERATOR)
        .body(DocumentJson.write(builtIn))
        .put("/v1/reactivation-policies/standard/versions/1")
        .then()
        .statusCode(200);
  }

  @Test
  void shouldDecideByThePolicyOfTheAccountsOwnSystem() {
    String system = "system-" + UUID.randomUUID();
    TestAccount own = TestAccount.middling().at(system);
    TestAccount other = TestAccount.middling();
    PolicyFile strict =
        PolicyFile.standard().thresholds(400, 500).accountSystem(system).effectiveFrom(now());
    store(strict).statusCode(200);
    centre.describe(own);
    centre.describe(other);

    String conditional = centre.request(own);
    String third = centre.request(other);

    centre.awaitState(own, conditional, "CONDITIONAL_OFFER");
    centre.awaitState(other, third, "THIRD");
    PolicyFile.standard()
        .thresholds(1, 2)
        .inForceWhile(() -> {
          TestAccount later = TestAccount.middling().at(system);
          centre.describe(later);
          centre.awaitState(later, centre.request(later), "CONDITIONAL_OFFER");
        });
  }

  @Test
  void shouldFindDecisionsThatTheirRecordsDoNotLeadTo() throws SQLException {
    TestAccount account = TestAccount.middling();
    centre.describe(account);
    String right = centre.request(account);
    centre.awaitState(account, right, "THIRD");
    TestAccount poor = TestAccount.poor();
    centre.describe(poor);
    String altered = centre.request(poor);
    centre.awaitState(poor, altered, "CONDITIONAL_OFFER");
    assertThat(differing()).doesNotContain(right, altered);

    execute(
        "UPDATE decision SET record = jsonb_set(record, '{score,points}', '999') WHERE"
            + " reactivation_id = '"
            + altered
            + "'");
    try {
      assertThat(differing()).contains(altered).doesNotContain(right);
    } finally {
      execute("DELETE FROM decision WHERE reactivation_id = '" + altered + "'");
    }
    Centre.as("agent-1", Roles.AGENT).get("/v1/decision-replays").then().statusCode(403);
  }

  /** Of all decisions, in pages. */
  private static List<String> differing() {
    List<String> differing = new ArrayList<>();
    String cursor = "";
    do {
      JsonPath page =
          Centre.as("operator", Roles.OPERATOR)
              .get("/v1/decision-replays?limit=2" + cursor)
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      differing.addAll(page.getList("differing.reactivationId"));
      cursor = page.get("next") == null ? null : "&cursor=" + page.get("next");
    } while (cursor != null);
    return differing;
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = RealParts.connectAsOwner();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private static Instant now() {
    return Instant.now();
  }

  private static Instant later() {
    return Instant.now().plus(Duration.ofDays(365));
  }

  private static ValidatableResponse store(PolicyFile policy) {
    return Centre.as("operator", Roles.OPERATOR).body(policy.text()).put(policy.path()).then();
  }
}
