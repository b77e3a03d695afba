package io.supportcenter.reactivation;

import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.testing.SecretSearch;
import io.supportcenter.kit.testing.Simulator;
import io.supportcenter.kit.testing.Watched;
import io.supportcenter.reactivation.testing.AccountSystems;
import io.supportcenter.reactivation.testing.ReactivationCentre;
import io.supportcenter.reactivation.testing.ReactivationParts;
import io.supportcenter.reactivation.testing.TestAccount;
import io.supportcenter.schemas.Topics;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Plants secrets, has everything happen to them, and looks for them everywhere. */
@QuarkusTest
@WithTestResource(ReactivationParts.class)
@WithTestResource(Watched.class)
class SecretsIT {

  private static final String CARD = "4111111111111111";

  @Inject ReactivationCentre centre;
  @Inject AccountSystems accountSystems;
  @Inject AgroalDataSource dataSource;

  private final String token = "tok_planted_" + UUID.randomUUID();

  @AfterEach
  void behave() {
    accountSystems.behave();
  }

  @Test
  void shouldShowSecretsNowhere() {
    accountSystems.behave();
    accountSystems.introduce();
    try (SecretSearch search = SecretSearch.begin(dataSource, centre.kafka())) {
      TestAccount account = TestAccount.poor();
      String id = offered(account);
      centre.accept(account, id, "PREPAID", CARD).statusCode(422);
      accountSystems.play(
          List.of(
              Map.of(
                  "path",
                  "payment-method-verifications/.*",
                  "text",
                  "{\"status\": \"VERIFIED\", \"kind\": null, \"reference\": \"PV-1\"}")));
      centre.accept(account, id, "PREPAID", token).statusCode(202);
      awaiting().until(() -> !accountSystems.asked("payment-method-verifications").isEmpty());
      search.collect();

      // The state of the request, until the account system has answered.
      assertThat(search.placesOf(token)).isSubsetOf("reactivation.detail");
      assertThat(search.placesOf("planted")).contains("reactivation.detail");

      accountSystems.behave();
      centre.awaitState(account, id, "REACTIVATED");
      search.collect();

      for (String secret : List.of(token, CARD, Simulator.TOKEN)) {
        assertThat(search.placesOf(secret)).as(secret).isEmpty();
      }
      assertThat(search.placesOf(account.user()))
          .as("the search finds what is there")
          .contains(Topics.REACTIVATIONS, "account.state");
    }
  }

  private String offered(TestAccount account) {
    accountSystems.know(account);
    centre.describe(account);
    String id = centre.request(account);
    awaiting()
        .untilAsserted(() -> centre.reactivation(account, id).body("response", equalTo("SECOND")));
    return id;
  }
}
