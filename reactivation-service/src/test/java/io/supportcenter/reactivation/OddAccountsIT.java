package io.supportcenter.reactivation;

import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.supportcenter.events.AccountDeactivation;
import io.supportcenter.events.AccountDeactivationReason;
import io.supportcenter.events.AccountRestriction;
import io.supportcenter.events.DeactivationInitiator;
import io.supportcenter.events.Money;
import io.supportcenter.events.PaymentHistory;
import io.supportcenter.events.ReactivationBlock;
import io.supportcenter.events.ReactivationDecided;
import io.supportcenter.events.ReactivationReason;
import io.supportcenter.events.ReactivationRefused;
import io.supportcenter.events.RecordRefused;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.reactivation.testing.AccountSystems;
import io.supportcenter.reactivation.testing.ReactivationCentre;
import io.supportcenter.reactivation.testing.ReactivationParts;
import io.supportcenter.reactivation.testing.TestAccount;
import io.supportcenter.schemas.Topics;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accounts that their account systems describe in odd ways. */
@QuarkusTest
@WithTestResource(ReactivationParts.class)
class OddAccountsIT {

  private static final Instant FAR = Instant.parse("+58856-08-19T16:00:00Z");

  /** Ids of reactivations by account. */
  private final Map<String, String> requested = new HashMap<>();

  @Inject ReactivationCentre centre;
  @Inject AccountSystems accountSystems;

  @BeforeEach
  void accountSystemInTheDirectory() {
    accountSystems.behave();
    accountSystems.introduce();
  }

  @Test
  void shouldTakeABalanceWithoutARealCurrencyAsMissingAndSayIt() {
    for (String currency : List.of("", " ", "ERU", "XXX", "euro")) {
      TestAccount account = described("outstandingBalance", new Money(0L, currency));

      assertMissing(account, "OUTSTANDING_BALANCE");
      assertRefusedInPart(account, "UNKNOWN_CURRENCY outstandingBalance.currency");
    }
  }

  @Test
  void shouldFoldTheLettersOfACurrency() {
    for (String currency : List.of("eur", " EUR", "Eur")) {
      TestAccount account = described("outstandingBalance", new Money(7L, currency));

      assertThat(attribute(account, "OUTSTANDING_BALANCE")).isEqualTo(7);
      assertThat(centre.refusals(account.id())).isEmpty();
    }
  }

  @Test
  void shouldCountMorePaymentsOnTimeThanWereDueAsAllOfThem() {
    TestAccount account = described("paymentHistory", new PaymentHistory(10, 12, 0));

    assertThat(attribute(account, "ON_TIME_PERCENT")).isEqualTo(100);
    assertRefusedInPart(account, "OUT_OF_RANGE paymentHistory.paymentsOnTime");
  }

  @Test
  void shouldTakeNegativeCountsAsMissing() {
    TestAccount due = described("paymentHistory", new PaymentHistory(-1, 0, 1));
    TestAccount onTime = described("paymentHistory", new PaymentHistory(10, -1, 1));
    TestAccount chargeBacks = described("paymentHistory", new PaymentHistory(10, 9, -1));

    assertMissing(due, "ON_TIME_PERCENT");
    assertThat(attribute(due, "CHARGE_BACKS")).isEqualTo(1);
    assertRefusedInPart(due, "OUT_OF_RANGE paymentHistory.paymentsDue");
    assertMissing(onTime, "ON_TIME_PERCENT");
    assertRefusedInPart(onTime, "OUT_OF_RANGE paymentHistory.paymentsOnTime");
    assertMissing(chargeBacks, "CHARGE_BACKS");
    assertThat(attribute(chargeBacks, "ON_TIME_PERCENT")).isEqualTo(90);
    assertRefusedInPart(chargeBacks, "OUT_OF_RANGE paymentHistory.chargeBacks");
  }

  @Test
  void shouldTakeTimesThatCannotBeAsMissing() {
    TestAccount opened = described("openedAt", FAR);
    TestAccount placeholder = described("openedAt", Instant.EPOCH);
    TestAccount deactivated =
        described(
            "deactivation",
            new AccountDeactivation(
                FAR, AccountDeactivationReason.INACTIVITY, DeactivationInitiator.PROVIDER));

    assertMissing(opened, "TENURE_DAYS");
    assertRefusedInPart(opened, "OUT_OF_RANGE openedAt");
    assertMissing(placeholder, "TENURE_DAYS");
    assertRefusedInPart(placeholder, "OUT_OF_RANGE openedAt");
    assertMissing(deactivated, "DAYS_SINCE_DEACTIVATION");
    assertMissing(deactivated, "TENURE_DAYS");
    assertThat(attribute(deactivated, "DEACTIVATION_REASON")).isEqualTo("INACTIVITY");
    assertRefusedInPart(deactivated, "OUT_OF_RANGE deactivation.at");
  }

  @Test
  void shouldCountVersionZeroAndWhatFollowsIt() {
    TestAccount account = TestAccount.poor();
    centre.describe(account.version(0));
    String id = centre.request(account);
    centre.awaitState(account, id, "CONDITIONAL_OFFER");

    centre.describe(account.restricted(AccountRestriction.FRAUD).version(1));

    centre.awaitState(account, id, "BLOCKED");
    assertThat(centre.refusals(account.id())).isEmpty();
  }

  @Test
  void shouldNotHoldUpALaterStateBehindAnOddOne() {
    TestAccount account = TestAccount.poor();
    centre.describe(account.with("paymentHistory", new PaymentHistory(10, 12, 0)));
    centre.describe(account.version(2).with("outstandingBalance", new Money(0L, "")));
    centre.describe(account.version(3));

    String id = centre.request(account.version(3));

    centre.awaitState(account, id, "CONDITIONAL_OFFER");
    assertThat(attribute(id, "ON_TIME_PERCENT")).isEqualTo(50);
  }

  @Test
  void shouldDecideOnALaterStateThanTheRequesterHasSeen() {
    TestAccount account = TestAccount.middling().version(5);
    centre.describe(account);

    String id = centre.request(account.version(4));

    centre.awaitState(account, id, "THIRD");
  }

  @Test
  void shouldSayThatTheStateIsOlderThanTheRequesterHasSeen() {
    TestAccount account = TestAccount.middling().version(5);
    centre.describe(account);
    awaiting().until(() -> isAnswered(account, "THIRD"));

    String id = centre.request(account.version(6));

    centre.reactivation(account, id).body("state", equalTo("RECEIVED"));
    centre.awaitState(account, id, "REFUSED").body("reason", equalTo("ACCOUNT_VERSION_UNKNOWN"));
    ReactivationRefused refused =
        (ReactivationRefused)
            centre.published(Topics.REACTIVATIONS, account.id()).stream()
                .filter(ReactivationRefused.class::isInstance)
                .toList()
                .getLast();
    assertThat(refused.getReason().name()).isEqualTo("ACCOUNT_VERSION_UNKNOWN");
    assertThat(refused.getDetail()).contains("6").contains("5");
  }

  @Test
  void shouldBlockForARestrictionThatItDoesNotKnow() {
    TestAccount account = TestAccount.good().restricted(AccountRestriction.UNKNOWN);
    centre.describe(account);

    String id = centre.request(account);

    centre.awaitState(account, id, "BLOCKED").body("blockedBy", nullValue());
    Centre.as("supervisor-1", Roles.SUPERVISOR)
        .get("/v1/reactivations/" + id)
        .then()
        .body("blockedBy", equalTo("OTHER_RESTRICTION"));
    ReactivationDecided decided =
        (ReactivationDecided) centre.awaitPublished(account, "ReactivationDecided").getFirst();
    assertThat(decided.getBlockedBy()).isEqualTo(ReactivationBlock.OTHER_RESTRICTION);
  }

  @Test
  void shouldCountFromTheBeginningAfterAnErasure() {
    TestAccount account = TestAccount.good();
    accountSystems.know(account);
    centre.describe(account.restricted(AccountRestriction.FRAUD).version(7));
    centre.awaitState(account, centre.request(account.version(7)), "BLOCKED");

    centre.erase(account);
    centre.describe(account);

    awaiting().until(() -> isAnswered(account, "REACTIVATED"));
  }

  @Test
  void shouldNameReasonsThatWeighTheSameInThePolicysOrder() {
    for (int time = 0; time < 3; time++) {
      TestAccount account =
          TestAccount.poor()
              .with("paymentHistory", new PaymentHistory(10, 5, 0))
              .with("outstandingBalance", new Money(25_000L, "EUR"));
      centre.describe(account);
      centre.request(account);

      ReactivationDecided decided =
          (ReactivationDecided) centre.awaitPublished(account, "ReactivationDecided").getFirst();
      assertThat(decided.getReasons())
          .startsWith(ReactivationReason.PAYMENTS_LATE, ReactivationReason.BALANCE_OUTSTANDING);
    }
  }

  private TestAccount described(String field, Object value) {
    TestAccount account = TestAccount.middling().with(field, value);
    centre.describe(account);
    return account;
  }

  /** Asks again; whether a request of the account has been answered so. */
  private boolean isAnswered(TestAccount account, String state) {
    Centre.command(account.user(), Roles.USER)
        .body(Map.of("accountId", account.id()))
        .post("/v1/reactivations");
    return Centre.as(account.user(), Roles.USER)
        .get("/v1/accounts/" + account.id() + "/reactivations")
        .jsonPath()
        .<String>getList("items.state")
        .contains(state);
  }

  private void assertMissing(TestAccount account, String attribute) {
    assertThat(attribute(account, attribute)).isNull();
  }

  private Object attribute(TestAccount account, String attribute) {
    return attribute(
        requested.computeIfAbsent(account.id(), _ -> centre.request(account)), attribute);
  }

  private static Object attribute(String id, String attribute) {
    String found = "[0].comparisons.find { it.attribute == '" + attribute + "' }";
    awaiting().untilAsserted(() -> assertThat(decisions(id).<Object>get(found)).isNotNull());
    return decisions(id).get(found + ".value");
  }

  private static JsonPath decisions(String id) {
    return Centre.as("supervisor-1", Roles.SUPERVISOR)
        .get("/v1/reactivations/" + id + "/decisions")
        .jsonPath();
  }

  private void assertRefusedInPart(TestAccount account, String problem) {
    awaiting().untilAsserted(() -> assertThat(centre.refusals(account.id())).contains(problem));
    assertThat(centre.published(Topics.REFUSALS, account.id(), RecordRefused.class))
        .allSatisfy(refusal -> assertThat(refusal.getRestTaken()).isTrue());
  }
}
