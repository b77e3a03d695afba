package io.supportcenter.reactivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.events.AccountReactivated;
import io.supportcenter.events.AccountRestriction;
import io.supportcenter.events.AccountStatus;
import io.supportcenter.events.PaymentMethodKind;
import io.supportcenter.events.ReactivationConditionAccepted;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.reactivation.testing.AccountSystems;
import io.supportcenter.reactivation.testing.PolicyFile;
import io.supportcenter.reactivation.testing.ReactivationCentre;
import io.supportcenter.reactivation.testing.ReactivationParts;
import io.supportcenter.reactivation.testing.TestAccount;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The second response: accepted on condition of a payment method that differs. */
@QuarkusTest
@WithTestResource(ReactivationParts.class)
class OffersIT {

  private static final String TOKEN = "tok_of_the_payment_page";

  @Inject ReactivationCentre centre;
  @Inject AccountSystems accountSystems;

  @BeforeEach
  void accountSystemInTheDirectory() {
    accountSystems.behave();
    accountSystems.introduce();
  }

  @Test
  void shouldComeBackOnAVerifiedPaymentMethodThatDiffers() {
    TestAccount account = TestAccount.poor();
    String id = offered(account);

    centre.accept(account, id, "PREPAID", TOKEN).statusCode(202);

    centre
        .awaitState(account, id, "REACTIVATED")
        .body("reactivated.paymentMethod", equalTo("PREPAID"))
        .body("offer", nullValue());
    var events =
        centre.awaitPublished(
            account, "ReactivationDecided", "ReactivationConditionAccepted", "AccountReactivated");
    assertThat(((ReactivationConditionAccepted) events.get(1)).getPaymentMethod())
        .isEqualTo(PaymentMethodKind.PREPAID);
    assertThat(((AccountReactivated) events.get(2)).getPaymentMethod())
        .isEqualTo(PaymentMethodKind.PREPAID);
    assertThat(events.toString()).doesNotContain(TOKEN);
  }

  @Test
  void shouldNotTakeThePaymentMethodThatTheAccountRequired() {
    TestAccount account = TestAccount.poor();
    String id = offered(account);

    centre
        .accept(account, id, "DIRECT_DEBIT", TOKEN)
        .statusCode(422)
        .body("code", equalTo("PAYMENT_METHOD_NOT_DIFFERENT"));
    centre
        .accept(account, id, "INVOICE", TOKEN)
        .statusCode(422)
        .body("code", equalTo("PAYMENT_METHOD_NOT_ACCEPTED"));
    centre
        .accept(account, id, "PREPAID", "4111111111111111")
        .statusCode(422)
        .body("code", equalTo("PAYMENT_METHOD_INVALID"))
        .body("errors.field", contains("paymentMethod.token"));
    centre.reactivation(account, id).body("state", equalTo("CONDITIONAL_OFFER"));
    assertThat(accountSystems.asked(id)).isEmpty();
  }

  @Test
  void shouldLetTheUserTryAnotherPaymentMethodWhenOneDoesNotWork() {
    TestAccount account = TestAccount.poor();
    String id = offered(account);

    centre.accept(account, id, "CREDIT_CARD", "tok_bad_card").statusCode(202);
    Centre.awaiting()
        .untilAsserted(() ->
            centre
                .reactivation(account, id)
                .body("state", equalTo("CONDITIONAL_OFFER"))
                .body("offer.attemptsLeft", equalTo(4)));
    centre.accept(account, id, "CREDIT_CARD", TOKEN).statusCode(202);

    centre.awaitState(account, id, "REACTIVATED");
  }

  @Test
  void shouldNotReactivateBeforeTheConditionIsAccepted() {
    TestAccount account = TestAccount.poor();
    String id = offered(account);

    assertThat(accountSystems.asked(id)).isEmpty();
    centre.awaitPublished(account, "ReactivationDecided");
  }

  @Test
  void shouldLetTheUserDeclineTheOffer() {
    TestAccount account = TestAccount.poor();
    String id = offered(account);

    centre
        .post(account.user(), "/v1/reactivations/" + id + "/refusal", "")
        .statusCode(200)
        .body("reason", equalTo("OFFER_DECLINED"));

    centre
        .accept(account, id, "PREPAID", TOKEN)
        .statusCode(409)
        .body("code", equalTo("NO_OPEN_OFFER"));
    centre.awaitPublished(account, "ReactivationDecided", "ReactivationDeclined");
  }

  @Test
  void shouldScoreAgainWhenThePaymentMethodChangesMeanwhile() {
    TestAccount account = TestAccount.poor();
    String id = offered(account);

    centre.describe(account.paidBy(PaymentMethodKind.PREPAID).version(2));

    Centre.awaiting()
        .untilAsserted(() ->
            centre
                .reactivation(account, id)
                .body("offer.differsFrom", equalTo("PREPAID"))
                .body("offer.anyOf", hasItem("DIRECT_DEBIT")));
    centre.awaitPublished(account, "ReactivationDecided", "ReactivationDecided");
    Centre.as("supervisor-1", Roles.SUPERVISOR)
        .get("/v1/reactivations/" + id + "/decisions")
        .then()
        .body("accountVersion", contains(1, 2));
  }

  @Test
  void shouldTakeAnOfferBackWhenTheAccountIsRestrictedOrActiveAgain() {
    TestAccount fraud = TestAccount.poor();
    String blocked = offered(fraud);
    TestAccount active = TestAccount.poor();
    String declined = offered(active);

    centre.describe(fraud.restricted(AccountRestriction.FRAUD).version(2));
    centre.describe(active.withStatus(AccountStatus.ACTIVE).version(2));

    centre.awaitState(fraud, blocked, "BLOCKED").body("blockedBy", nullValue());
    Centre.as("supervisor-1", Roles.SUPERVISOR)
        .get("/v1/reactivations/" + blocked)
        .then()
        .body("blockedBy", equalTo("FRAUD"));
    centre
        .awaitState(active, declined, "DECLINED")
        .body("reason", equalTo("ACCOUNT_NOT_DEACTIVATED"));
  }

  @Test
  void shouldIgnoreAStateThatIsNotNewer() {
    TestAccount account = TestAccount.poor().version(5);
    String id = offered(account);

    centre.describe(account.restricted(AccountRestriction.FRAUD).version(4));
    TestAccount later = TestAccount.poor();
    offered(later);

    centre.reactivation(account, id).body("state", equalTo("CONDITIONAL_OFFER"));
  }

  @Test
  void shouldEndAnOfferWhenTheAccountIsErased() {
    TestAccount account = TestAccount.poor();
    String id = offered(account);

    centre.erase(account);

    centre.awaitState(account, id, "DECLINED").body("reason", equalTo("ACCOUNT_UNKNOWN"));
  }

  @Test
  void shouldExpireWhenNobodyAcceptsInTime() {
    TestAccount account = TestAccount.poor();
    PolicyFile.standard()
        .offerFor("PT1S")
        .inForceWhile(() -> {
          String id = offered(account);

          centre.awaitState(account, id, "EXPIRED").body("nextStep", equalTo("ASK_AGAIN_LATER"));
          centre.awaitPublished(account, "ReactivationDecided", "ReactivationOfferExpired");
          centre.accept(account, id, "PREPAID", TOKEN).statusCode(409);
        });
  }

  @Test
  void shouldDeclineWhenTheAccountSystemRefuses() {
    TestAccount late = TestAccount.poor();
    String first = offered(late);
    TestAccount restricted = TestAccount.poor();
    String second = offered(restricted);
    accountSystems.know(restricted, Map.of("restricted", true));

    centre.accept(late, first, "PREPAID", "tok_late_1234").statusCode(202);
    centre.accept(restricted, second, "PREPAID", TOKEN).statusCode(202);

    centre.awaitState(late, first, "DECLINED").body("reason", equalTo("PAYMENT_METHOD_REFUSED"));
    centre.awaitState(restricted, second, "DECLINED").body("reason", equalTo("ACCOUNT_RESTRICTED"));
    centre
        .awaitState(late, centre.request(late), "CONDITIONAL_OFFER")
        .body("offer.attemptsLeft", equalTo(4));
  }

  @Test
  void shouldTakeThePartnersWordForTheKindOfAPaymentMethod() {
    TestAccount account = TestAccount.poor();
    String id = offered(account);

    centre.accept(account, id, "PREPAID", "tok_direct_debit_of_before").statusCode(202);
    Centre.awaiting()
        .untilAsserted(() ->
            centre
                .reactivation(account, id)
                .body("state", equalTo("CONDITIONAL_OFFER"))
                .body("offer.lastProblem", equalTo("PAYMENT_METHOD_NOT_DIFFERENT"))
                .body("offer.attemptsLeft", equalTo(4)));
    centre.accept(account, id, "CREDIT_CARD", "tok_invoice_12345").statusCode(202);
    Centre.awaiting()
        .untilAsserted(() ->
            centre
                .reactivation(account, id)
                .body("state", equalTo("CONDITIONAL_OFFER"))
                .body("offer.lastProblem", equalTo("PAYMENT_METHOD_NOT_ACCEPTED"))
                .body("offer.attemptsLeft", equalTo(3)));
    assertThat(centre.publishedTypes(account)).containsExactly("ReactivationDecided");

    centre.accept(account, id, "CREDIT_CARD", "tok_debit_card_12345").statusCode(202);

    centre
        .awaitState(account, id, "REACTIVATED")
        .body("reactivated.paymentMethod", equalTo("DEBIT_CARD"));
    var events =
        centre.awaitPublished(
            account, "ReactivationDecided", "ReactivationConditionAccepted", "AccountReactivated");
    assertThat(((ReactivationConditionAccepted) events.get(1)).getPaymentMethod())
        .isEqualTo(PaymentMethodKind.DEBIT_CARD);
  }

  @Test
  void shouldReadTheKindAsPartnersWriteItAndWaitForOneThatSaysNothing() {
    TestAccount account = TestAccount.poor();
    String id = offered(account);
    String verifications = "payment-method-verifications/.*";
    accountSystems.play(
        List.of(
            Map.of("path", verifications, "times", 1, "text", verified("\"iban\"")),
            Map.of("path", verifications, "times", 1, "text", verified("null")),
            Map.of("path", verifications, "text", verified("\" prepaid\""))));

    centre.accept(account, id, "CREDIT_CARD", TOKEN).statusCode(202);
    Centre.awaiting()
        .untilAsserted(() ->
            centre
                .reactivation(account, id)
                .body("offer.lastProblem", equalTo("PAYMENT_METHOD_NOT_ACCEPTED")));
    centre.accept(account, id, "CREDIT_CARD", TOKEN).statusCode(202);

    centre
        .awaitState(account, id, "REACTIVATED")
        .body("reactivated.paymentMethod", equalTo("PREPAID"));
  }

  private static String verified(String kind) {
    return "{\"status\": \"VERIFIED\", \"kind\": " + kind + ", \"reference\": \"PV-1\"}";
  }

  @Test
  void shouldTakeTokensInTheirRealShapes() {
    for (String token :
        List.of(
            "AQIC5wM2LY4SfcwIaAQY+dwIwEAIbx0/8Zw==",
            "4111111111111112",
            "1234567890123",
            "cnon:card-nonce-ok",
            "tokencc_bh_2k8pq7_dz5dxd",
            "6f1f8a3c-9d7c-4c67-8f6a-0d4f3a5f9c11",
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P",
            "x".repeat(1000))) {
      TestAccount account = TestAccount.poor();
      String id = offered(account);

      centre.accept(account, id, "PREPAID", token).statusCode(202);

      centre.awaitState(account, id, "REACTIVATED");
    }
  }

  @Test
  void shouldNotTakeNumbersOfCardsAndAccountsForTokens() {
    TestAccount account = TestAccount.poor();
    String id = offered(account);

    for (String number :
        List.of(
            "4111111111111111",
            "4111 1111 1111 1111",
            "4111-1111-1111-1111",
            "378282246310005",
            "DE89370400440532013000",
            "de89 3704 0044 0532 0130 00",
            "GB82WEST12345698765432")) {
      centre
          .accept(account, id, "PREPAID", number)
          .statusCode(422)
          .body("code", equalTo("PAYMENT_METHOD_INVALID"))
          .body("errors.field", contains("paymentMethod.token"));
    }
    centre.reactivation(account, id).body("offer.attemptsLeft", equalTo(5));
  }

  @Test
  void shouldLimitPaymentMethodsThatFailByAccountAndNotByRequest() {
    TestAccount account = TestAccount.poor();
    String first = offered(account);
    for (int failures = 1; failures <= 4; failures++) {
      centre.accept(account, first, "CREDIT_CARD", "tok_bad_" + failures).statusCode(202);
      int left = 5 - failures;
      Centre.awaiting()
          .untilAsserted(() ->
              centre
                  .reactivation(account, first)
                  .body("state", equalTo("CONDITIONAL_OFFER"))
                  .body("offer.attemptsLeft", equalTo(left)));
    }
    centre.describe(account.paidBy(PaymentMethodKind.PREPAID).version(2));
    Centre.awaiting()
        .untilAsserted(() ->
            centre
                .reactivation(account, first)
                .body("offer.differsFrom", equalTo("PREPAID"))
                .body("offer.attemptsLeft", equalTo(1)));
    centre.accept(account, first, "CREDIT_CARD", "tok_bad_5").statusCode(202);
    centre.awaitState(account, first, "DECLINED").body("reason", equalTo("PAYMENT_METHOD_REFUSED"));

    String second = centre.request(account);

    centre
        .awaitState(account, second, "CONDITIONAL_OFFER")
        .body("offer.attemptsLeft", equalTo(0))
        .body("offer.attemptsAgainAt", notNullValue());
    centre
        .accept(account, second, "CREDIT_CARD", TOKEN)
        .statusCode(409)
        .body("code", equalTo("PAYMENT_METHODS_TOO_MANY"));
    centre.reactivation(account, second).body("state", equalTo("CONDITIONAL_OFFER"));
  }

  @Test
  void shouldGoOnVerifyingWhenTheAccountTakesThePaymentMethodOverMeanwhile() {
    TestAccount account = TestAccount.poor();
    String id = offered(account);
    accountSystems.misbehave(Map.of("answerDelayMs", 3000));
    centre.accept(account, id, "CREDIT_CARD", TOKEN).statusCode(202);

    centre.describe(account.paidBy(PaymentMethodKind.CREDIT_CARD).version(2));

    centre
        .awaitState(account, id, "REACTIVATED")
        .body("reactivated.paymentMethod", equalTo("CREDIT_CARD"));
    centre.awaitPublished(
        account, "ReactivationDecided", "ReactivationConditionAccepted", "AccountReactivated");
  }

  @Test
  void shouldScoreAgainWhenThePaymentMethodFailsAfterTheAccountHasChanged() {
    TestAccount account = TestAccount.poor();
    String id = offered(account);
    accountSystems.misbehave(Map.of("answerDelayMs", 3000));
    centre.accept(account, id, "CREDIT_CARD", "tok_bad_card").statusCode(202);

    centre.describe(account.paidBy(PaymentMethodKind.PREPAID).version(2));

    Centre.awaiting()
        .untilAsserted(() ->
            centre
                .reactivation(account, id)
                .body("state", equalTo("CONDITIONAL_OFFER"))
                .body("offer.differsFrom", equalTo("PREPAID"))
                .body("offer.attemptsLeft", equalTo(4)));
    centre.awaitPublished(account, "ReactivationDecided", "ReactivationDecided");
  }

  @Test
  void shouldStopVerifyingWhenTheAccountIsRestrictedMeanwhile() {
    TestAccount account = TestAccount.poor();
    String id = offered(account);
    accountSystems.misbehave(Map.of("answerDelayMs", 3000));
    centre.accept(account, id, "CREDIT_CARD", TOKEN).statusCode(202);

    centre.describe(account.restricted(AccountRestriction.FRAUD).version(2));

    centre.awaitState(account, id, "BLOCKED");
    Centre.awaiting().until(() -> accountSystems.asked("payment-method-verifications").size() > 0);
    assertThat(accountSystems.asked("v1/reactivations/" + id)).isEmpty();
  }

  private String offered(TestAccount account) {
    accountSystems.know(account);
    centre.describe(account);
    String id = centre.request(account);
    Centre.awaiting()
        .untilAsserted(() -> centre.reactivation(account, id).body("response", equalTo("SECOND")));
    return id;
  }
}
