package io.supportcenter.registration;

import static io.restassured.RestAssured.given;
import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.registration.testing.Partners;
import io.supportcenter.registration.testing.RegistrationCentre;
import io.supportcenter.registration.testing.RegistrationParts;
import io.supportcenter.registration.testing.Sold;
import io.supportcenter.registration.testing.Tokens;
import io.supportcenter.schemas.Topics;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Registrations that wait, and what makes them move by themselves. */
@QuarkusTest
@WithTestResource(RegistrationParts.class)
class WaitingIT {

  @Inject RegistrationCentre centre;
  @Inject Partners partners;

  @BeforeEach
  void partnersInTheDirectory() {
    partners.behave();
    partners.addRetailer("northmart", "northmart");
    partners.addManufacturer("kestrel-mobile", "9521202");
  }

  @Test
  void shouldRegisterByItselfOnceTheIdentityIsLinked() {
    Sold sold = Sold.tablet();
    partners.know(sold);
    centre.publish(sold.receipt());
    centre.awaitStates(sold, "PENDING_USER");

    String user = centre.newBuyer(sold.loyaltyId().orElseThrow());

    centre.awaitStates(sold, "REGISTERED");
    centre.product(user, sold.id()).statusCode(200);
    awaiting()
        .untilAsserted(() ->
            assertThat(centre.publishedTypes(Topics.REGISTRATIONS, sold.id()))
                .containsExactly("RegistrationPending"));
  }

  @Test
  void shouldRegisterByItselfOnceTheUserAgrees() {
    Sold sold = Sold.tablet();
    partners.know(sold);
    String user = Centre.newUser();
    centre.link(user, sold.loyaltyId().orElseThrow());
    centre.publish(sold.receipt());
    centre.awaitStates(sold, "PENDING_CONSENT");

    centre.consent(user, true);

    centre.awaitStates(sold, "REGISTERED");
  }

  @Test
  void shouldKeepDevicesWhenConsentIsWithdrawn() {
    Sold sold = Sold.tablet();
    partners.know(sold);
    String user = centre.newBuyer(sold.loyaltyId().orElseThrow());
    centre.publish(sold.receipt());
    centre.awaitStates(sold, "REGISTERED");

    centre.consent(user, false);
    Sold next =
        new Sold(
            "northmart",
            "T-" + UUID.randomUUID(),
            sold.gtin(),
            1,
            List.of(Sold.newSerial()),
            sold.loyaltyId());
    partners.know(next);
    centre.publish(next.receipt());

    centre.awaitStates(next, "PENDING_CONSENT");
    centre.awaitStates(sold, "REGISTERED");
  }

  @Test
  void shouldRegisterByItselfOnceTheRetailerIsAPartner() {
    String retailer = "shop-" + UUID.randomUUID();
    Sold sold = Sold.tablet().anonymous().at(retailer);
    partners.book("harbor-electronics", sold, sold.serials(), Map.of());
    partners.make(sold);
    centre.publish(sold.receipt());
    centre
        .awaitStates(sold, "PENDING_PARTNER")
        .body("registrations[0].waitsFor", equalTo("RETAILER"));

    partners.addRetailer(retailer, "harbor-electronics");

    centre.awaitStates(sold, "PENDING_USER");
  }

  @Test
  void shouldGoOnOnceTheManufacturerIsAPartner() {
    Sold sold = Sold.tablet().product("9521303000326").withSerials("0012345678");
    partners.book(sold, Map.of());
    centre.publish(sold.receipt());
    centre
        .awaitStates(sold, "PENDING_PARTNER")
        .body("registrations[0].waitsFor", equalTo("MANUFACTURER"));

    partners.addManufacturer("lumen-displays", "9521303");

    centre
        .awaitStates(sold, "REJECTED")
        .body("registrations[0].reason", equalTo("SERIAL_NOT_FOUND"));
    partners.remove("lumen-displays");
  }

  @Test
  void shouldAskARetailerAgainThatDoesNotKnowTheSaleYet() {
    Sold sold = Sold.tablet();
    partners.make(sold);
    centre.newBuyer(sold.loyaltyId().orElseThrow());
    centre.publish(sold.receipt());
    awaiting().until(() -> partners.retailers().timesAsked(sold.receiptNumber()) == 1);
    partners.book(sold, Map.of());

    centre.awaitStates(sold, "REGISTERED");

    assertThat(partners.retailers().timesAsked(sold.receiptNumber())).isEqualTo(2);
  }

  @Test
  void shouldRegisterByTheCodeThatTheOwnerScans() {
    Sold sold = Sold.tablet().withSerials();
    partners.book(sold, Map.of());
    String serial = Sold.newSerial();
    String user = centre.newBuyer(sold.loyaltyId().orElseThrow());
    centre.publish(sold.receipt());
    centre.awaitStates(sold, "PENDING_SERIAL");
    partners.make(Sold.tablet(), serial, 1);

    supply(Tokens.user(user), sold, Map.of("serialNumber", serial)).then().statusCode(403);
    supply(Tokens.user(Centre.newUser()), sold, code(serial)).then().statusCode(404);
    supply(Tokens.user(user), sold, Map.of("code", "https://id.example/01/09521303000326/21/1"))
        .then()
        .statusCode(422)
        .body("code", equalTo("CODE_OTHER_PRODUCT"));
    supply(Tokens.user(user), sold, code(serial)).then().statusCode(202);

    centre.awaitStates(sold, "REGISTERED");
    centre.product(user, sold.id()).body("productSerialNumber", equalTo(serial));
  }

  @Test
  void shouldLetAnAgentSettleAConflictOfSerialNumbers() {
    Sold sold = Sold.tablet();
    String told = Sold.newSerial();
    partners.bookWithSerials(sold, List.of(told));
    partners.make(Sold.tablet(), told, 1);
    centre.newBuyer(sold.loyaltyId().orElseThrow());
    centre.publish(sold.receipt());
    centre.awaitStates(sold, "CONFLICT");

    supply(Tokens.agent(), sold, Map.of("serialNumber", told)).then().statusCode(202);

    centre.awaitStates(sold, "REGISTERED");
  }

  @Test
  void shouldGiveAWaitingReceiptToWhoClaimsIt() {
    Sold sold = Sold.tablet().anonymous();
    partners.know(sold);
    centre.publish(sold.receipt());
    centre.awaitStates(sold, "PENDING_USER");
    String user = centre.newBuyer();
    String key = UUID.randomUUID().toString();

    claim(user, sold, key)
        .then()
        .statusCode(202)
        .body("registrations.state", equalTo(List.of("REGISTERED")));
    claim(user, sold, key).then().statusCode(202).header("Idempotency-Replayed", "true");
    claim(user, sold, UUID.randomUUID().toString()).then().statusCode(202);
    claim(Centre.newUser(), sold, UUID.randomUUID().toString()).then().statusCode(404);

    centre.product(user, sold.id()).statusCode(200);
    awaiting()
        .untilAsserted(() ->
            assertThat(centre.publishedTypes(Topics.ASSETS, sold.id()))
                .containsExactly("DeviceRegistered"));
  }

  private static Map<String, String> code(String serial) {
    return Map.of("code", "https://id.example/01/0" + Sold.TABLET + "/21/" + serial);
  }

  private static Response supply(String token, Sold sold, Map<String, String> body) {
    return given()
        .auth()
        .oauth2(token)
        .contentType(ContentType.JSON)
        .body(body)
        .put("/v1/registrations/" + sold.id() + "/serial-number");
  }

  private static Response claim(String user, Sold sold, String key) {
    return given()
        .auth()
        .oauth2(Tokens.user(user))
        .contentType(ContentType.JSON)
        .header("Idempotency-Key", key)
        .body(Map.of("retailerId", sold.retailerId(), "receiptNumber", sold.receiptNumber()))
        .post("/v1/users/" + user + "/claims");
  }
}
