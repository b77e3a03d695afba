package io.supportcenter.registration;

import static io.restassured.RestAssured.given;
import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
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
  void shouldMakeNoRegistrationUntilTheManufacturerIsAPartner() {
    Sold sold = Sold.monitor();
    partners.know(sold);
    String user = centre.newBuyer(sold.loyaltyId().orElseThrow());
    centre.publish(sold.receipt());
    awaiting()
        .untilAsserted(() ->
            centre
                .receipt(sold.retailerId(), sold.receiptNumber())
                .statusCode(200)
                .body("state", equalTo("ACCEPTED"))
                .body("registrations", nullValue()));
    registerAnother();
    centre.withToken(Tokens.agent()).get("/v1/registrations/" + sold.id()).then().statusCode(404);
    assertThat(partners.retailers().timesAsked(sold.receiptNumber())).isZero();
    assertThat(centre.publishedTypes(Topics.REGISTRATIONS, sold.id())).isEmpty();

    partners.addManufacturer("lumen-displays", "9521303");

    centre.awaitStates(sold, "REGISTERED");
    centre.product(user, sold.id()).statusCode(200);
    partners.remove("lumen-displays");
  }

  @Test
  void shouldMakeNoRegistrationOfWhatHasNoGlobalNumber() {
    Sold sold = Sold.tablet().product("2005001450005").withSerials();
    partners.book(sold, Map.of("lines", List.of(line(sold, Map.of()))));
    centre.newBuyer(sold.loyaltyId().orElseThrow());
    centre.publish(sold.receipt());

    awaiting()
        .untilAsserted(() ->
            centre
                .receipt(sold.retailerId(), sold.receiptNumber())
                .statusCode(200)
                .body("registrations", nullValue()));
    assertThat(partners.retailers().timesAsked(sold.receiptNumber())).isEqualTo(1);
    registerAnother();
    assertThat(centre.publishedTypes(Topics.REGISTRATIONS, sold.id())).isEmpty();
  }

  @Test
  void shouldRegisterWhatOnlyTheManufacturerIsKnownOfByItsCode() {
    Sold sold = Sold.tablet().product("2005001450005").withSerials();
    partners.book(
        sold, Map.of("lines", List.of(line(sold, Map.of("manufacturerId", "kestrel-mobile")))));
    String user = centre.newBuyer(sold.loyaltyId().orElseThrow());
    centre.publish(sold.receipt());
    centre.awaitStates(sold, "PENDING_SERIAL");
    String serial = Sold.newSerial();
    partners.make(Sold.tablet(), serial, 1);

    centre.supply(Tokens.user(user), sold.id(), Sold.code(serial)).statusCode(202);

    centre.awaitStates(sold, "REGISTERED");
    centre
        .product(user, sold.id())
        .body("provenance.find { it.field == 'gtin' }.source", equalTo("USER"));
  }

  /** What is published later is there, so that what was published before is there as well. */
  private void registerAnother() {
    Sold sold = Sold.tablet();
    partners.know(sold);
    centre.newBuyer(sold.loyaltyId().orElseThrow());
    centre.publish(sold.receipt());
    awaiting()
        .untilAsserted(
            () -> assertThat(centre.publishedTypes(Topics.ASSETS, sold.id())).hasSize(1));
  }

  private static Map<String, Object> line(Sold sold, Map<String, Object> more) {
    Map<String, Object> line = new HashMap<>();
    line.put("lineNumber", 1);
    line.put("retailerItemId", "500118");
    line.put("description", "Kestrel K8 tablet");
    line.put("quantity", 1);
    line.put("serialNumbers", sold.serials());
    line.putAll(more);
    return line;
  }

  @Test
  void shouldAskTheManufacturerAgainThatLearnsOfTheSaleLater() {
    Sold sold = Sold.tablet().withSerials();
    partners.book(sold, Map.of());
    centre.newBuyer(sold.loyaltyId().orElseThrow());
    centre.publish(sold.receipt());
    centre.awaitStates(sold, "PENDING_SERIAL");
    asking(sold)
        .body("asking.partner", equalTo("MANUFACTURER"))
        .body("asking.attempts", equalTo(1))
        .body("asking.reason", equalTo("SERIAL_REQUIRED"))
        .body("asking.nextAt", notNullValue());
    partners.make(sold, Sold.newSerial(), 1);

    centre.askNow(sold.id());

    centre.awaitStates(sold, "REGISTERED");
    asking(sold).body("asking", nullValue());
  }

  @Test
  void shouldAskTheManufacturerAgainWhenItsEntryChanges() {
    Sold sold = serialNotFound();
    partners.make(sold);

    partners.addManufacturer("kestrel-mobile", "9521202");

    centre.awaitStates(sold, "REGISTERED");
  }

  @Test
  void shouldAskTheManufacturerAgainWhenAnAgentSuppliesTheSameSerialNumber() {
    Sold sold = serialNotFound();
    partners.make(sold);

    centre.supply(Tokens.agent(), sold.id(), Map.of("serialNumber", sold.serial())).statusCode(202);

    centre.awaitStates(sold, "REGISTERED");
  }

  @Test
  void shouldAskPartnersAgainWhenAnAgentWantsIt() {
    Sold sold = Sold.tablet();
    partners.bookWithSerials(sold, List.of(Sold.newSerial()));
    partners.make(sold);
    centre.newBuyer(sold.loyaltyId().orElseThrow());
    centre.publish(sold.receipt());
    centre.awaitStates(sold, "CONFLICT");
    partners.book(sold, Map.of());
    String key = UUID.randomUUID().toString();

    askAgain(sold, key).then().statusCode(202).body("state", equalTo("MATCHING_RETAILER"));
    askAgain(sold, key).then().statusCode(202).header("Idempotency-Replayed", "true");

    centre.awaitStates(sold, "REGISTERED");
    askAgain(sold, UUID.randomUUID().toString())
        .then()
        .statusCode(409)
        .body("code", equalTo("NOTHING_TO_ASK"));
  }

  private static Response askAgain(Sold sold, String key) {
    return given()
        .auth()
        .oauth2(Tokens.agent())
        .header("Idempotency-Key", key)
        .post("/v1/registrations/" + sold.id() + "/questions");
  }

  @Test
  void shouldLetTheOwnerScanAgainAfterAWrongScan() {
    Sold sold = Sold.tablet().withSerials();
    partners.book(sold, Map.of());
    String user = centre.newBuyer(sold.loyaltyId().orElseThrow());
    centre.publish(sold.receipt());
    centre.awaitStates(sold, "PENDING_SERIAL");
    centre.supply(Tokens.user(user), sold.id(), Sold.code(Sold.newSerial())).statusCode(202);
    centre
        .awaitStates(sold, "REJECTED")
        .body("registrations[0].reason", equalTo("SERIAL_NOT_FOUND"));
    String serial = Sold.newSerial();
    partners.make(Sold.tablet(), serial, 1);

    centre.supply(Tokens.user(user), sold.id(), Sold.code(serial)).statusCode(202);

    centre.awaitStates(sold, "REGISTERED");
    centre.product(user, sold.id()).body("productSerialNumber", equalTo(serial));
  }

  @Test
  void shouldNotLetTheOwnerScanForEver() {
    Sold sold = Sold.tablet().withSerials();
    partners.book(sold, Map.of());
    String user = centre.newBuyer(sold.loyaltyId().orElseThrow());
    centre.publish(sold.receipt());
    centre.awaitStates(sold, "PENDING_SERIAL");
    for (int scan = 0; scan < 5; scan++) {
      centre.supply(Tokens.user(user), sold.id(), Sold.code(Sold.newSerial())).statusCode(202);
      centre.awaitStates(sold, "REJECTED");
    }

    centre
        .supply(Tokens.user(user), sold.id(), Sold.code(Sold.newSerial()))
        .statusCode(409)
        .body("code", equalTo("SCANS_USED_UP"));
  }

  @Test
  void shouldLetAnAgentSettleAConflictOfProducts() {
    Sold sold = Sold.tablet();
    partners.book(sold, Map.of("lines", List.of(line(sold, Map.of("gtin", "9521101000078")))));
    partners.make(sold);
    String user = centre.newBuyer(sold.loyaltyId().orElseThrow());
    centre.publish(sold.receipt());
    centre.awaitStates(sold, "CONFLICT");

    settle(sold, "RESERVATION_NUMBER", "RECEIPT").body("code", equalTo("NOT_CONTRADICTED"));
    settle(sold, "GTIN", "MANUFACTURER").body("code", equalTo("CLAIM_UNKNOWN"));
    settle(sold, "GTIN", "RECEIPT")
        .statusCode(202)
        .body("settlements[0].by", equalTo("settlement:agent-7"))
        .body("settlements[0].value", equalTo("0" + Sold.TABLET));
    settle(sold, "GTIN", "RECEIPT").statusCode(202);

    centre.awaitStates(sold, "REGISTERED");
    centre
        .product(user, sold.id())
        .body("provenance.find { it.field == 'gtin' }.reference", equalTo("settlement:agent-7"));
    settle(sold, "GTIN", "RECEIPT").statusCode(202);
    asking(sold, Tokens.user(user)).body("settlements", nullValue());
  }

  @Test
  void shouldLetAnAgentSettleAConflictOfLines() {
    Sold sold = Sold.tablet();
    partners.book(sold, Map.of("lines", List.of(line(sold, Map.of("lineNumber", 2)))));
    partners.make(sold);
    centre.newBuyer(sold.loyaltyId().orElseThrow());
    centre.publish(sold.receipt());
    centre.awaitStates(sold, "CONFLICT");

    settle(sold, "LINE", "RECEIPT").statusCode(202);

    centre.awaitStates(sold, "REGISTERED");
  }

  @Test
  void shouldLetAnAgentSettleAConflictOfSerialNumbersByItsSource() {
    Sold sold = Sold.tablet();
    String told = Sold.newSerial();
    partners.bookWithSerials(sold, List.of(told));
    partners.make(Sold.tablet(), told, 1);
    String user = centre.newBuyer(sold.loyaltyId().orElseThrow());
    centre.publish(sold.receipt());
    centre.awaitStates(sold, "CONFLICT");

    settle(sold, "SERIAL_NUMBER", "RETAILER").statusCode(202);

    centre.awaitStates(sold, "REGISTERED");
    centre.product(user, sold.id()).body("productSerialNumber", equalTo(told));
  }

  private static ValidatableResponse settle(Sold sold, String field, String source) {
    return given()
        .auth()
        .oauth2(Tokens.agent())
        .contentType(ContentType.JSON)
        .body(Map.of("source", source))
        .put("/v1/registrations/" + sold.id() + "/settlements/" + field)
        .then();
  }

  private ValidatableResponse asking(Sold sold) {
    return asking(sold, Tokens.agent());
  }

  private static ValidatableResponse asking(Sold sold, String token) {
    return given()
        .auth()
        .oauth2(token)
        .get("/v1/registrations/" + sold.id())
        .then()
        .statusCode(200);
  }

  private Sold serialNotFound() {
    Sold sold = Sold.tablet();
    partners.book(sold, Map.of());
    centre.newBuyer(sold.loyaltyId().orElseThrow());
    centre.publish(sold.receipt());
    centre
        .awaitStates(sold, "REJECTED")
        .body("registrations[0].reason", equalTo("SERIAL_NOT_FOUND"));
    return sold;
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

    centre.supply(Tokens.user(user), sold.id(), Map.of("serialNumber", serial)).statusCode(403);
    centre.supply(Tokens.user(Centre.newUser()), sold.id(), Sold.code(serial)).statusCode(404);
    centre
        .supply(
            Tokens.user(user),
            sold.id(),
            Map.of("code", "https://id.example/01/09521303000326/21/1"))
        .statusCode(422)
        .body("code", equalTo("CODE_OTHER_PRODUCT"));
    centre.supply(Tokens.user(user), sold.id(), Sold.code(serial)).statusCode(202);

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

    centre.supply(Tokens.agent(), sold.id(), Map.of("serialNumber", told)).statusCode(202);

    centre.awaitStates(sold, "REGISTERED");
  }
}
