package io.supportcenter.reactivation;

import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.events.AccountDeactivation;
import io.supportcenter.events.AccountDeactivationReason;
import io.supportcenter.events.AccountRestriction;
import io.supportcenter.events.DeactivationInitiator;
import io.supportcenter.events.LiveSessionRequested;
import io.supportcenter.events.Money;
import io.supportcenter.reactivation.testing.AccountSystems;
import io.supportcenter.reactivation.testing.PolicyFile;
import io.supportcenter.reactivation.testing.ReactivationCentre;
import io.supportcenter.reactivation.testing.ReactivationParts;
import io.supportcenter.reactivation.testing.TestAccount;
import io.supportcenter.schemas.Topics;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The third response leads somewhere. */
@QuarkusTest
@WithTestResource(ReactivationParts.class)
class ThirdResponsesIT {

  @Inject ReactivationCentre centre;
  @Inject AccountSystems accountSystems;

  @BeforeEach
  void accountSystemInTheDirectory() {
    accountSystems.behave();
    accountSystems.introduce();
  }

  @Test
  void shouldAskForALiveSessionWithTheScoreExplained() {
    TestAccount account = TestAccount.middling();
    centre.describe(account);

    String id = centre.request(account);

    centre
        .awaitState(account, id, "THIRD")
        .body("third.kind", equalTo("TALK_TO_AGENT"))
        .body("third.liveSession", equalTo(id));
    awaiting().until(() -> sessions(account).size() == 1);
    LiveSessionRequested session = sessions(account).getFirst();
    assertThat(session.getRequestId()).isEqualTo(id);
    assertThat(session.getUserId()).isEqualTo(account.user());
    assertThat(session.getRequestedBy()).isEqualTo("reactivation-service");
    assertThat(session.getTopic()).contains(account.id(), "315", "260", "380");
    assertThat(session.getDetails())
        .containsEntry("account", account.id())
        .containsEntry("account system", "aurora-internet")
        .containsEntry("score", "315, between the thresholds 260 and 380")
        .containsEntry("ON_TIME_PERCENT", "90: 75 of 100 points")
        .containsEntry(
            "reasons",
            "DEACTIVATED_FOR_NON_PAYMENT, DEACTIVATED_BY_PROVIDER, PAYMENTS_LATE,"
                + " BALANCE_OUTSTANDING");
  }

  @Test
  void shouldNotFillTheQueueWhenTheUserAsksAgainAndAgain() {
    TestAccount account = TestAccount.middling();
    centre.describe(account);
    String first = centre.request(account);
    centre.awaitState(account, first, "THIRD");

    String second = centre.request(account);

    centre.awaitState(account, second, "THIRD").body("third.liveSession", equalTo(first));
    TestAccount later = TestAccount.middling();
    centre.describe(later);
    centre.request(later);
    awaiting().until(() -> sessions(later).size() == 1);
    assertThat(sessions(account)).hasSize(1);
  }

  @Test
  void shouldDecideAgainWhenTheBalanceIsSettled() {
    PolicyFile.standard()
        .third("SETTLE_BALANCE", Map.of())
        .thresholds(260, 330)
        .inForceWhile(() -> {
          TestAccount account = TestAccount.middling();
          accountSystems.know(account);
          centre.describe(account);
          String id = centre.request(account);
          centre
              .awaitState(account, id, "THIRD")
              .body("nextStep", equalTo("SETTLE_BALANCE"))
              .body("third.amount.amountMinor", equalTo(1_000));
          centre
              .post(account.user(), "/v1/reactivations", Map.of("accountId", account.id()))
              .statusCode(409)
              .body("code", equalTo("REACTIVATION_OPEN"));

          centre.describe(owes(account, 400).version(2));
          awaiting()
              .untilAsserted(() ->
                  centre.reactivation(account, id).body("third.amount.amountMinor", equalTo(400)));
          centre.describe(owes(account, 0).version(3));

          centre.awaitState(account, id, "REACTIVATED");
          centre.awaitPublished(
              account,
              "ReactivationDecided",
              "ReactivationDecided",
              "ReactivationDecided",
              "AccountReactivated");
        });
  }

  @Test
  void shouldReferToAnAgentWhenTheScoreIsStillBetweenTheThresholdsAfterTheBalanceIsSettled() {
    PolicyFile.standard()
        .third("SETTLE_BALANCE", Map.of())
        .inForceWhile(() -> {
          TestAccount account = TestAccount.middling();
          centre.describe(account);
          String id = centre.request(account);
          centre.awaitState(account, id, "THIRD").body("third.liveSession", nullValue());

          centre.describe(owes(account, -5).version(2));

          awaiting()
              .untilAsserted(
                  () -> centre.reactivation(account, id).body("third.liveSession", equalTo(id)));
          awaiting().until(() -> sessions(account).size() == 1);
        });
  }

  @Test
  void shouldBlockARequestThatWaitsForItsBalanceWhenTheAccountIsRestricted() {
    PolicyFile.standard()
        .third("SETTLE_BALANCE", Map.of())
        .inForceWhile(() -> {
          TestAccount account = TestAccount.middling();
          centre.describe(account);
          String id = centre.request(account);
          centre.awaitState(account, id, "THIRD");

          centre.describe(account.restricted(AccountRestriction.DECEASED).version(2));

          centre.awaitState(account, id, "BLOCKED");
        });
  }

  @Test
  void shouldDecideAgainWhenTheWaitingPeriodIsOver() {
    Instant deactivatedAt = Instant.now().minus(Duration.ofDays(90)).plusSeconds(4);
    PolicyFile.standard()
        .third("WAITING_PERIOD", Map.of("waitingPeriod", "P90D"))
        .inForceWhile(() -> {
          TestAccount account =
              TestAccount.middling()
                  .with(
                      "deactivation",
                      new AccountDeactivation(
                          deactivatedAt,
                          AccountDeactivationReason.NON_PAYMENT,
                          DeactivationInitiator.PROVIDER));
          centre.describe(account);
          String id = centre.request(account);
          centre
              .awaitState(account, id, "THIRD")
              .body("nextStep", equalTo("ASK_AGAIN_LATER"))
              .body("third.until", notNullValue());

          awaiting()
              .untilAsserted(() ->
                  centre.reactivation(account, id).body("nextStep", equalTo("TALK_TO_AGENT")));
          centre.awaitPublished(account, "ReactivationDecided", "ReactivationDecided");
          awaiting().until(() -> sessions(account).size() == 1);
        });
  }

  private List<LiveSessionRequested> sessions(TestAccount account) {
    return centre.published(
        Topics.LIVE_SESSION_REQUESTS, account.user(), LiveSessionRequested.class);
  }

  private static TestAccount owes(TestAccount account, long minor) {
    return account.with("outstandingBalance", new Money(minor, "EUR"));
  }
}
