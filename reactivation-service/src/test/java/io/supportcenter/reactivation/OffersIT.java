package io.supportcenter.reactivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
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
    Centre.as("agent-1", Roles.AGENT)
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

    centre.awaitState(fraud, blocked, "BLOCKED").body("blockedBy", equalTo("FRAUD"));
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
