package io.supportcenter.reactivation;

import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.events.AccountReactivated;
import io.supportcenter.events.AccountRestriction;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.reactivation.testing.AccountSystems;
import io.supportcenter.reactivation.testing.ReactivationCentre;
import io.supportcenter.reactivation.testing.ReactivationParts;
import io.supportcenter.reactivation.testing.TestAccount;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers of account systems that are late, odd, or not answers at all. */
@QuarkusTest
@WithTestResource(ReactivationParts.class)
class TroubledAnswersIT {

  private static final String ORDERS = "reactivations/.*";
  private static final String CONFIRMED =
      "{\"status\": \"REACTIVATED\", \"reactivatedAt\": \"2026-11-20T10:00:00Z\", \"reference\":"
          + " \"R-1\"}";

  @Inject ReactivationCentre centre;
  @Inject AccountSystems accountSystems;

  @BeforeEach
  void accountSystemInTheDirectory() {
    accountSystems.behave();
    accountSystems.introduce();
  }

  @AfterEach
  void healthyAgain() {
    accountSystems.behave();
  }

  @Test
  void shouldTakeAConfirmationByClocksWhoseZoneIsNotKnownAsOfNow() {
    AccountReactivated event =
        confirmedBy(CONFIRMED.replace("10:00:00Z", "10:00:00"), Map.of("status", 200));

    assertThat(event.getReactivatedAt()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    assertThat(event.getAccountSystemReference()).isEqualTo("R-1");
  }

  @Test
  void shouldShortenALongReference() {
    AccountReactivated event =
        confirmedBy(CONFIRMED.replace("R-1", "R".repeat(65)), Map.of("status", 200));

    assertThat(event.getAccountSystemReference()).isEqualTo("R".repeat(64));
    assertThat(event.getReactivatedAt()).isEqualTo(Instant.parse("2026-11-20T10:00:00Z"));
  }

  @Test
  void shouldReadMillisecondsAsMilliseconds() {
    AccountReactivated event =
        confirmedBy(
            CONFIRMED.replace("\"2026-11-20T10:00:00Z\"", "1795168800000"), Map.of("status", 200));

    assertThat(event.getReactivatedAt()).isEqualTo(Instant.ofEpochMilli(1_795_168_800_000L));
  }

  @Test
  void shouldTakeAConfirmationWithoutTimeOrReference() {
    AccountReactivated event = confirmedBy("{\"status\": \"reactivated\"}", Map.of("status", 200));

    assertThat(event.getReactivatedAt()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
  }

  @Test
  void shouldCountConfirmationsThatAreNotByTheContract() {
    double before = breaches();
    confirmedBy(CONFIRMED, Map.of("status", 200));
    assertThat(breaches()).isEqualTo(before);

    confirmedBy("{\"status\": \"REACTIVATED\"}", Map.of("status", 200));

    assertThat(breaches()).isEqualTo(before + 1);
  }

  private static double breaches() {
    return Centre.management("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith("account_system_breaches_total"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  @Test
  void shouldTakeA201AsDone() {
    TestAccount account = described(TestAccount.good());
    accountSystems.play(
        List.of(
            Map.of("method", "PUT", "path", ORDERS, "status", 201, "text", CONFIRMED),
            Map.of("method", "GET", "path", ORDERS, "status", 404, "text", "")));

    String id = centre.request(account);

    centre.awaitState(account, id, "REACTIVATED").body("reactivated.reference", equalTo("R-1"));
    assertThat(accountSystems.asked(id)).containsExactly("PUT 201");
  }

  @Test
  void shouldAskAgainWhatBecameOfA202() {
    TestAccount account = described(TestAccount.good());
    accountSystems.play(
        List.of(
            Map.of("method", "PUT", "path", ORDERS, "status", 202, "text", ""),
            Map.of(
                "method", "GET", "path", ORDERS, "times", 2, "text", "{\"status\": \"PENDING\"}"),
            Map.of("method", "GET", "path", ORDERS, "text", CONFIRMED)));

    String id = centre.request(account);

    centre.awaitState(account, id, "REACTIVATED");
    assertThat(accountSystems.asked(id))
        .containsExactly("PUT 202", "GET 200", "GET 200", "GET 200");
  }

  @Test
  void shouldShowAnUnknownOutcomeAndEndWhenTheAccountSystemNeverAnswers() {
    TestAccount ordered = described(TestAccount.good());
    TestAccount verifying = described(TestAccount.poor());
    String offer = centre.request(verifying);
    centre.awaitState(verifying, offer, "CONDITIONAL_OFFER");
    accountSystems.play(
        List.of(
            Map.of("path", ORDERS, "text", "<html>maintenance</html>"),
            Map.of("path", "payment-method-verifications/.*", "text", "{}")));

    String id = centre.request(ordered);
    centre.accept(verifying, offer, "PREPAID", "tok_of_the_payment_page").statusCode(202);

    awaiting()
        .untilAsserted(() -> {
          centre.reactivation(ordered, id).body("outcomeUnknownSince", notNullValue());
          centre.reactivation(verifying, offer).body("outcomeUnknownSince", notNullValue());
        });
    awaiting()
        .untilAsserted(() -> {
          centre
              .reactivation(ordered, id)
              .body("state", equalTo("DECLINED"))
              .body("reason", equalTo("NO_ANSWER_FROM_ACCOUNT_SYSTEM"));
          centre
              .reactivation(verifying, offer)
              .body("state", equalTo("CONDITIONAL_OFFER"))
              .body("outcomeUnknownSince", nullValue())
              .body("offer.attemptsLeft", equalTo(5))
              .body("offer.lastProblem", equalTo("NO_ANSWER_FROM_ACCOUNT_SYSTEM"));
        });
  }

  @Test
  void shouldNotPlaceAnOrderForAnAccountThatIsRestrictedMeanwhile() {
    TestAccount account = described(TestAccount.good());
    accountSystems.know(account);
    accountSystems.misbehave(Map.of("failNext", 1000, "status", 503));
    String id = centre.request(account);
    awaiting().until(() -> !accountSystems.asked(id).isEmpty());

    centre.describe(account.restricted(AccountRestriction.FRAUD).version(2));
    awaiting().until(() -> isStopped(id));
    accountSystems.behave();

    centre.awaitState(account, id, "BLOCKED");
    assertThat(accountSystems.asked(id)).containsOnly("PUT 503");
    centre.awaitPublished(account, "ReactivationDecided", "ReactivationDecided");
  }

  @Test
  void shouldNotPlaceAgainWhatNeverArrivedWhenTheAccountIsRestrictedMeanwhile() {
    TestAccount account = described(TestAccount.good());
    accountSystems.know(account);
    accountSystems.misbehave(Map.of("down", true));
    String id = centre.request(account);
    awaiting().until(() -> accountSystems.asked(id).size() > 1);

    centre.describe(account.restricted(AccountRestriction.LEGAL_HOLD).version(2));
    awaiting().until(() -> isStopped(id));
    accountSystems.behave();

    centre.awaitState(account, id, "BLOCKED");
    assertThat(accountSystems.asked(id)).doesNotContain("PUT 200").endsWith("GET 404");
  }

  @Test
  void shouldSayReactivatedWhenTheRestrictionCameTooLate() {
    TestAccount account = described(TestAccount.good());
    accountSystems.know(account);
    accountSystems.play(
        List.of(
            Map.of(
                "method", "PUT", "path", ORDERS, "serve", true, "delayMs", 7000, "text",
                CONFIRMED)));
    String id = centre.request(account);
    awaiting().until(() -> accountSystems.hasDone(id));

    centre.describe(account.restricted(AccountRestriction.FRAUD).version(2));
    awaiting().until(() -> isStopped(id));

    centre.awaitState(account, id, "REACTIVATED");
    centre.awaitPublished(account, "ReactivationDecided", "AccountReactivated");
  }

  private AccountReactivated confirmedBy(String body, Map<String, Object> answer) {
    TestAccount account = described(TestAccount.good());
    accountSystems.play(
        List.of(Map.of("path", ORDERS, "status", answer.get("status"), "text", body)));

    String id = centre.request(account);

    centre.awaitState(account, id, "REACTIVATED");
    return (AccountReactivated)
        centre.awaitPublished(account, "ReactivationDecided", "AccountReactivated").getLast();
  }

  /** Staff see that it will be stopped as soon as the account system has answered. */
  private static boolean isStopped(String id) {
    return Boolean.TRUE.equals(
        Centre.as("supervisor-1", Roles.SUPERVISOR)
            .get("/v1/reactivations/" + id)
            .then()
            .extract()
            .<Boolean>path("stopping"));
  }

  private TestAccount described(TestAccount account) {
    centre.describe(account);
    return account;
  }
}
