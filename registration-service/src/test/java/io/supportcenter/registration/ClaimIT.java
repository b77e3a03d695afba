package io.supportcenter.registration;

import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.supportcenter.events.AssetWithdrawn;
import io.supportcenter.events.DeviceRegistered;
import io.supportcenter.events.ReceiptReceived;
import io.supportcenter.events.WithdrawalReason;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.registration.testing.Partners;
import io.supportcenter.registration.testing.RegistrationCentre;
import io.supportcenter.registration.testing.RegistrationParts;
import io.supportcenter.registration.testing.Sold;
import io.supportcenter.registration.testing.Tokens;
import io.supportcenter.schemas.Topics;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Receipts that a user claims by what only the paper says. */
@QuarkusTest
@WithTestResource(RegistrationParts.class)
class ClaimIT {

  private static final String MINUTE = "2026-11-20T16:42";
  private static final String CODE = "QX7R-4M2P-9T";

  @Inject RegistrationCentre centre;
  @Inject Partners partners;

  @BeforeEach
  void partnersInTheDirectory() {
    partners.behave();
    partners.addRetailer("northmart", "northmart");
    partners.addManufacturer("kestrel-mobile", "9521202");
  }

  @Test
  void shouldGiveAWaitingReceiptToWhoKnowsItsTotalAndTime() {
    Sold sold = waiting();
    String user = centre.newBuyer();
    String key = UUID.randomUUID().toString();

    claimAgain(user, sold, key)
        .statusCode(202)
        .body("registrations.state", equalTo(List.of("REGISTERED")));
    claimAgain(user, sold, key).statusCode(202).header("Idempotency-Replayed", "true");
    claim(user, byTotal(sold, 34900, MINUTE)).statusCode(202);
    claim(Centre.newUser(), byTotal(sold, 34900, MINUTE)).statusCode(404);

    centre.product(user, sold.id()).statusCode(200);
    awaiting()
        .untilAsserted(() ->
            assertThat(centre.publishedTypes(Topics.ASSETS, sold.id()))
                .containsExactly("DeviceRegistered"));
  }

  @Test
  void shouldGiveAWaitingReceiptToWhoKnowsItsCode() {
    Sold sold = waiting();
    String user = centre.newBuyer();

    claim(user, byCode(sold, "qx7r 4m2p 9t")).statusCode(202);

    centre.awaitStates(sold, "REGISTERED");
    centre.product(user, sold.id()).statusCode(200);
  }

  @Test
  void shouldAnswerTheSameWhateverIsWrong() {
    Sold sold = waiting();
    Sold named = Sold.tablet();
    partners.know(named);
    centre.publish(printed(named));
    centre.awaitStates(named, "PENDING_USER");

    String unknown = refused(byTotal(Sold.tablet(), 34900, MINUTE));

    assertThat(refused(byTotal(sold, 34901, MINUTE))).isEqualTo(unknown);
    assertThat(refused(byTotal(sold, 34900, "2026-11-20T16:43"))).isEqualTo(unknown);
    assertThat(refused(byCode(sold, "QX7R-4M2P-9U"))).isEqualTo(unknown);
    assertThat(refused(byCode(sold, "short"))).isEqualTo(unknown);
    assertThat(refused(byTotal(named, 34900, MINUTE))).isEqualTo(unknown);
    centre.awaitStates(sold, "PENDING_USER");
    centre.awaitStates(named, "PENDING_USER");
  }

  @Test
  void shouldAskUsersAndAgentsForAProof() {
    Sold sold = waiting();
    String user = centre.newBuyer();

    claim(user, receipt(sold)).statusCode(422).body("code", equalTo("PROOF_MISSING"));
    centre
        .claim(Tokens.agent(), user, receipt(sold))
        .statusCode(422)
        .body("code", equalTo("PROOF_MISSING"));
    Map<String, Object> totalOnly = new HashMap<>(byTotal(sold, 34900, MINUTE));
    totalOnly.remove("issuedAt");
    claim(user, totalOnly).statusCode(400);
  }

  @Test
  void shouldLetOnlyAVerifierAssignAReceiptWithoutProofs() {
    Sold sold = Sold.tablet();
    partners.know(sold.anonymous());
    centre.publish(sold.anonymous().receipt());
    centre.awaitStates(sold, "PENDING_USER");
    String user = centre.newBuyer();

    claim(user, byTotal(sold, 34900, MINUTE)).statusCode(404);
    centre.claim(Tokens.verifier(), user, receipt(sold)).statusCode(202);

    centre.awaitStates(sold, "REGISTERED");
    centre.product(user, sold.id()).statusCode(200);
  }

  @Test
  void shouldLockOutWhoGuesses() {
    Sold sold = waiting();
    String user = centre.newBuyer();
    for (int i = 0; i < 5; i++) {
      claim(user, byTotal(Sold.tablet(), 34900, MINUTE)).statusCode(404);
    }

    int seconds =
        Integer.parseInt(
            claim(user, byTotal(sold, 34900, MINUTE))
                .statusCode(429)
                .body("code", equalTo("TOO_MANY_REQUESTS"))
                .extract()
                .header("Retry-After"));

    assertThat(seconds).isBetween(800, 900);
    claim(centre.newBuyer(), byTotal(sold, 34900, MINUTE)).statusCode(202);
  }

  @Test
  void shouldLockAReceiptThatManyGuess() {
    Sold sold = waiting();
    for (int i = 0; i < 5; i++) {
      claim(Centre.newUser(), byTotal(sold, i, MINUTE)).statusCode(404);
    }

    claim(centre.newBuyer(), byTotal(sold, 34900, MINUTE)).statusCode(429);
  }

  @Test
  void shouldOpenAConflictWhenAnotherBuyerIsNamedLater() {
    Sold sold = waiting();
    String claimer = Centre.newUser();
    centre.talks(claimer);
    claim(claimer, byTotal(sold, 34900, MINUTE)).statusCode(202);
    centre.awaitStates(sold, "PENDING_CONSENT");
    centre.newBuyer(sold.loyaltyId().orElseThrow());

    centre.publish(printed(sold));

    centre
        .awaitStates(sold, "CONFLICT")
        .body("registrations[0].contradictions.field", equalTo(List.of("BUYER")))
        .body(
            "registrations[0].contradictions[0].claims.source", equalTo(List.of("USER", "RECEIPT")))
        .body("registrations[0].contradictions[0].claims.value", equalTo(List.of(claimer, "")));
    settle(sold, "USER");
    centre.awaitStates(sold, "PENDING_CONSENT");
    centre.consent(claimer, true);
    centre.awaitStates(sold, "REGISTERED");
    centre.product(claimer, sold.id()).statusCode(200);
  }

  @Test
  void shouldMoveAClaimedDeviceToItsBuyerOnlyWhenAnAgentDecides() {
    Sold sold = waiting();
    String claimer = centre.newBuyer();
    claim(claimer, byTotal(sold, 34900, MINUTE)).statusCode(202);
    centre.awaitStates(sold, "REGISTERED");
    centre.publish(printed(sold));
    String buyer = Centre.newUser();
    centre.link(buyer, sold.loyaltyId().orElseThrow());

    awaiting()
        .untilAsserted(() ->
            centre
                .receipt(sold.retailerId(), sold.receiptNumber())
                .body("registrations.state", equalTo(List.of("REGISTERED")))
                .body("registrations[0].contradictions.field", equalTo(List.of("BUYER"))));
    centre.product(claimer, sold.id()).statusCode(200);
    trySettle(sold, "RECEIPT").statusCode(409).body("code", equalTo("CONSENT_MISSING"));
    trySettle(sold, "RETAILER").statusCode(422).body("code", equalTo("CLAIM_UNKNOWN"));
    centre.consent(buyer, true);
    settle(sold, "RECEIPT");
    trySettle(sold, "RECEIPT").statusCode(404);
    centre.talks(buyer);
    settle(sold, "RECEIPT");

    centre.product(buyer, sold.id()).statusCode(200);
    centre.product(claimer, sold.id()).statusCode(404);
    centre
        .receipt(sold.retailerId(), sold.receiptNumber())
        .body("registrations[0].contradictions", nullValue());
    awaiting()
        .untilAsserted(() -> assertThat(centre.published(Topics.ASSETS, sold.id())).hasSize(3));
    List<SpecificRecord> events = centre.published(Topics.ASSETS, sold.id());
    AssetWithdrawn withdrawn = (AssetWithdrawn) events.get(1);
    assertThat(withdrawn.getReason()).isEqualTo(WithdrawalReason.OTHER_BUYER);
    assertThat(withdrawn.getUserId()).isEqualTo(claimer);
    assertThat(((DeviceRegistered) events.get(2)).getUserId()).isEqualTo(buyer);
  }

  @Test
  void shouldAskTheManufacturerWithoutTheUser() {
    Sold sold = Sold.tablet();
    partners.know(sold);
    String user = centre.newBuyer(sold.loyaltyId().orElseThrow());

    centre.publish(sold.receipt());

    centre.awaitStates(sold, "REGISTERED");
    var asked = partners.manufacturers().requests(sold.receiptNumber());
    assertThat(asked.getList("recent.onBehalfOf")).hasSize(1).containsOnlyNulls();
    assertThat(partners.manufacturers().requests(user).getList("recent")).isEmpty();
  }

  private Sold waiting() {
    Sold sold = Sold.tablet();
    partners.know(sold);
    centre.publish(printed(sold.anonymous()));
    centre.awaitStates(sold, "PENDING_USER");
    return sold;
  }

  private static ReceiptReceived printed(Sold sold) {
    return sold.printed(34900, CODE);
  }

  private String refused(Map<String, Object> claim) {
    return claim(Centre.newUser(), claim)
        .statusCode(404)
        .body("code", equalTo("RECEIPT_UNKNOWN"))
        .extract()
        .asString();
  }

  private ValidatableResponse claim(String user, Map<String, Object> claim) {
    return centre.claim(Tokens.user(user), user, claim);
  }

  private ValidatableResponse claimAgain(String user, Sold sold, String key) {
    return centre
        .withToken(Tokens.user(user))
        .header("Idempotency-Key", key)
        .body(byTotal(sold, 34900, MINUTE + ":59"))
        .post("/v1/users/" + user + "/claims")
        .then();
  }

  private void settle(Sold sold, String source) {
    trySettle(sold, source).statusCode(202);
  }

  private ValidatableResponse trySettle(Sold sold, String source) {
    return centre
        .withToken(Tokens.agent())
        .body(Map.of("source", source))
        .put("/v1/registrations/" + sold.id() + "/settlements/BUYER")
        .then();
  }

  private static Map<String, Object> receipt(Sold sold) {
    return Map.of("retailerId", sold.retailerId(), "receiptNumber", sold.receiptNumber());
  }

  private static Map<String, Object> byTotal(Sold sold, int amountMinor, String issuedAt) {
    Map<String, Object> claim = new HashMap<>(receipt(sold));
    claim.put("total", Map.of("amountMinor", amountMinor, "currency", "EUR"));
    claim.put("issuedAt", issuedAt);
    return claim;
  }

  private static Map<String, Object> byCode(Sold sold, String code) {
    Map<String, Object> claim = new HashMap<>(receipt(sold));
    claim.put("claimCode", code);
    return claim;
  }
}
