package io.supportcenter.reactivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.reactivation.decision.DecisionMaker;
import io.supportcenter.reactivation.policy.store.PolicyStore;
import io.supportcenter.reactivation.reactivation.ReactivationId;
import io.supportcenter.reactivation.reactivation.store.DecisionStore;
import io.supportcenter.reactivation.reactivation.store.DecisionStore.Numbered;
import io.supportcenter.reactivation.testing.PolicyFile;
import io.supportcenter.reactivation.testing.ReactivationCentre;
import io.supportcenter.reactivation.testing.ReactivationParts;
import io.supportcenter.reactivation.testing.TestAccount;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Versions of policies: stored once, in force in their time, and known to every decision. */
@QuarkusTest
@WithTestResource(ReactivationParts.class)
class PoliciesIT {

  @Inject ReactivationCentre centre;
  @Inject AgroalDataSource dataSource;

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
          assertReplays(after);
        });

    assertReplays(before);
  }

  private void assertReplays(String id) {
    try (Connection connection = dataSource.getConnection()) {
      for (Numbered stored :
          DecisionStore.of(connection, new ReactivationId(UUID.fromString(id)))) {
        var ref = stored.decision().policy();
        var policy = PolicyStore.find(connection, ref.id(), ref.version()).orElseThrow();
        assertThat(DecisionMaker.decide(policy, stored.decision().evidence()))
            .isEqualTo(stored.decision());
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Instant later() {
    return Instant.now().plus(Duration.ofDays(365));
  }

  private static ValidatableResponse store(PolicyFile policy) {
    return Centre.as("operator", Roles.OPERATOR).body(policy.text()).put(policy.path()).then();
  }
}
