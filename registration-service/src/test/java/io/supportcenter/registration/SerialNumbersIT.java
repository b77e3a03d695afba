package io.supportcenter.registration;

import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.events.ReceiptReceived;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.registration.testing.Partners;
import io.supportcenter.registration.testing.RegistrationCentre;
import io.supportcenter.registration.testing.RegistrationParts;
import io.supportcenter.registration.testing.Sold;
import io.supportcenter.registration.testing.Tokens;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How serial numbers are read, whoever wrote, scanned or answered them. */
@QuarkusTest
@WithTestResource(RegistrationParts.class)
class SerialNumbersIT {

  private static final String MANUFACTURER = "kestrel-mobile";
  private static final String[] PREFIXES = {"9521202", "0614141"};

  @Inject RegistrationCentre centre;
  @Inject Partners partners;

  @BeforeEach
  void partnersInTheDirectory() {
    partners.behave();
    partners.addRetailer("northmart", "northmart");
    partners.addManufacturer(MANUFACTURER, PREFIXES);
  }

  @Test
  void shouldReadSerialNumbersByTheRuleOfTheirProduct() {
    partners.addManufacturer(
        MANUFACTURER,
        Map.of("productSerialRules", Map.of(Sold.TABLET, rule("UPPER", "K8[0-9A-F]{8}", true))),
        PREFIXES);
    String made = Sold.newSerial().toUpperCase(Locale.ROOT);
    String typed = made.substring(0, 2) + "-" + made.substring(2).toLowerCase(Locale.ROOT);
    Sold tablet = Sold.tablet().withSerials(typed);
    partners.book(tablet, Map.of());
    partners.make(Sold.tablet(), made, 1);
    Sold impossible = Sold.tablet().withSerials("K8-" + "x".repeat(8));
    partners.book(impossible, Map.of());
    Sold phone = Sold.phone(Sold.newImei());
    partners.know(phone);
    String user = centre.newBuyer(tablet.loyaltyId().orElseThrow());
    centre.newBuyer(phone.loyaltyId().orElseThrow());

    centre.publish(tablet.receipt());
    centre.publish(impossible.receipt());
    centre.publish(phone.receipt());

    centre.awaitStates(tablet, "REGISTERED");
    centre.product(user, tablet.id()).body("productSerialNumber", equalTo(made));
    centre
        .awaitStates(impossible, "REJECTED")
        .body("registrations[0].reason", equalTo("SERIAL_NOT_FOUND"));
    assertThat(partners.manufacturers().asked(impossible.receiptNumber())).isEmpty();
    centre.awaitStates(phone, "REGISTERED");
    centre.publish(tablet.returned(1, typed.toLowerCase(Locale.ROOT)));
    centre.awaitStates(tablet, "RETURNED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s / %s", "IMEI: %s,%s", "IMEI1: %s IMEI2: %s"})
  void shouldReadBothImeisOfAPhoneFromOneText(String written) {
    String first = Sold.newImei();
    String second = Sold.newImei();
    Sold phone = Sold.phone(first);
    partners.know(phone);
    partners.bookWithSerials(phone, List.of());
    String user = centre.newBuyer(phone.loyaltyId().orElseThrow());

    centre.publish(phone.withSerials(written.formatted(second, first)).receipt());

    centre.awaitStates(phone, "REGISTERED");
    centre.product(user, phone.id()).body("productSerialNumber", equalTo(first));
  }

  @Test
  void shouldDecideAgainWhenTheRuleOfAProductChanges() {
    partners.addManufacturer(
        MANUFACTURER,
        Map.of("productSerialRules", Map.of(Sold.TABLET, rule("SENSITIVE", "never", false))),
        PREFIXES);
    Sold sold = Sold.tablet();
    partners.know(sold);
    centre.newBuyer(sold.loyaltyId().orElseThrow());
    centre.publish(sold.receipt());
    centre.awaitStates(sold, "REJECTED");

    partners.addManufacturer(MANUFACTURER, PREFIXES);

    centre.awaitStates(sold, "REGISTERED");
  }

  @Test
  void shouldRefuseARuleOfNoProductAndShowTheOthersByTheirWholeNumber() {
    Map<String, Object> entry =
        new HashMap<>(
            partners.manufacturers().entry("Kestrel Mobile", "/" + MANUFACTURER, Map.of()));
    entry.put("kind", "MANUFACTURER");
    entry.put("gtinPrefixes", List.of(PREFIXES));
    entry.put(
        "productSerialRules",
        Map.of(
            "9521202000084", rule("UPPER", ".*", false), Sold.TABLET, rule("UPPER", "[", false)));

    Centre.withToken(Tokens.operator())
        .body(entry)
        .put("/v1/partners/" + MANUFACTURER)
        .then()
        .statusCode(422)
        .body(
            "errors.field.sort()",
            equalTo(
                List.of(
                    "productSerialRules.9521202000083.pattern",
                    "productSerialRules.9521202000084")));
    entry.put("productSerialRules", Map.of(Sold.TABLET, rule("UPPER", ".*", false)));
    Centre.withToken(Tokens.operator())
        .body(entry)
        .put("/v1/partners/" + MANUFACTURER)
        .then()
        .statusCode(200)
        .body("productSerialRules.'09521202000083'.letterCase", equalTo("UPPER"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"N/A", "0000", "UNKNOWN", "", " - ", "not available"})
  void shouldTakeAPlaceholderForNoSerialNumber(String written) {
    Sold sold = Sold.tablet().withSerials(written, written);
    String serial = Sold.newSerial();
    partners.bookWithSerials(sold, List.of("n/a"));
    partners.make(sold, serial, 1);
    String user = centre.newBuyer(sold.loyaltyId().orElseThrow());

    centre.publish(sold.receipt());

    centre.awaitStates(sold, "REGISTERED").body("problems", nullValue());
    centre.product(user, sold.id()).body("productSerialNumber", equalTo(serial));
    centre.publish(sold.returned(1, written));
    centre.awaitStates(sold, "RETURNED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"00000000000000", "N/A", ""})
  void shouldTakeAPlaceholderForNoProduct(String written) {
    Sold sold = Sold.tablet();
    partners.know(sold);
    centre.newBuyer(sold.loyaltyId().orElseThrow());

    centre.publish(sold.product(written).receipt());

    centre.awaitStates(sold, "REGISTERED");
  }

  @Test
  void shouldReadAProductsNumberAsItIsPrinted() {
    Sold sold = Sold.tablet();
    partners.book(sold.product("9521202-00008-3"), Map.of());
    partners.make(sold);
    centre.newBuyer(sold.loyaltyId().orElseThrow());

    centre.publish(sold.product("9 521202 000083").receipt());

    centre.awaitStates(sold, "REGISTERED");
  }

  @Test
  void shouldTakeTheSameNumberTwiceForOneDevice() {
    Sold sold = Sold.tablet();
    partners.know(sold);
    centre.newBuyer(sold.loyaltyId().orElseThrow());

    centre.publish(sold.withSerials(sold.serial(), sold.serial() + " ").receipt());

    centre.awaitStates(sold, "REGISTERED");
  }

  @Test
  void shouldNotTakeAPlaceholderOfAManufacturerForAnAnswer() {
    Sold printed = Sold.tablet();
    Sold unknown = Sold.tablet().withSerials();
    Sold nameless = Sold.tablet();
    List.of(printed, unknown, nameless).forEach(sold -> partners.book(sold, Map.of()));
    String user = centre.newBuyer(printed.loyaltyId().orElseThrow());
    centre.newBuyer(unknown.loyaltyId().orElseThrow());

    answerNumberless("K8", "Kestrel\nK8 " + "x".repeat(500));
    centre.publish(printed.receipt());
    centre.publish(unknown.receipt());
    centre.awaitStates(printed, "REGISTERED");
    centre.awaitStates(unknown, "PENDING_SERIAL");
    answerNumberless("UNKNOWN", "Kestrel K8");
    centre.publish(nameless.receipt());

    centre
        .product(user, printed.id())
        .body("productSerialNumber", equalTo(printed.serial()))
        .body("name", equalTo("Kestrel K8 " + "x".repeat(189)))
        .body("productCharacteristic.find { it.name == 'serialConfirmed' }.value", equalTo(false));
    centre
        .awaitStates(nameless, "PENDING_PARTNER")
        .body("registrations[0].waitsFor", equalTo("MANUFACTURER"));
  }

  @Test
  void shouldAskBySerialNumbersOfFiftyCharacters() {
    String serial = "K8-" + UUID.randomUUID() + "-" + "0".repeat(10);
    assertThat(serial).hasSize(50);
    Sold sold = Sold.tablet().withSerials(serial);
    partners.book(sold, Map.of());
    centre.newBuyer(sold.loyaltyId().orElseThrow());
    answerNumberless("K8", "Kestrel K8");

    centre.publish(sold.receipt());

    centre.awaitStates(sold, "REGISTERED");
    assertThat(partners.manufacturers().asked(serial)).containsExactly("GET 200");
  }

  @Test
  void shouldPairTheRetailersSerialNumbersInWhateverLetterCaseAndOrder() {
    partners.addManufacturerInCapitals(MANUFACTURER, PREFIXES);
    Sold sold = Sold.tablet().units(2);
    Sold made =
        sold.withSerials(
            sold.serials().get(0).toUpperCase(Locale.ROOT),
            sold.serials().get(1).toUpperCase(Locale.ROOT));
    partners.bookWithSerials(sold, made.serials().reversed());
    partners.make(made);
    centre.newBuyer(sold.loyaltyId().orElseThrow());

    centre.publish(sold.receipt());

    centre.awaitStates(sold, "REGISTERED", "REGISTERED");
  }

  @Test
  void shouldNotTakeAPlaceholderOfAPersonForASerialNumber() {
    Sold sold = Sold.tablet().withSerials();
    partners.book(sold, Map.of());
    String user = centre.newBuyer(sold.loyaltyId().orElseThrow());
    centre.publish(sold.receipt());
    centre.awaitStates(sold, "PENDING_SERIAL");

    centre
        .supply(Tokens.user(user), sold.id(), Sold.code("0000"))
        .statusCode(422)
        .body("code", equalTo("CODE_UNREADABLE"));
    centre
        .supply(Tokens.agent(), sold.id(), Map.of("serialNumber", " n/a "))
        .statusCode(422)
        .body("code", equalTo("CODE_UNREADABLE"));

    centre.awaitStates(sold, "PENDING_SERIAL");
  }

  @Test
  void shouldReadTheLastKeyOfALinkAndNoQualifierThatHasNoSerialNumber() {
    Sold sold = Sold.tablet().withSerials();
    partners.book(sold, Map.of());
    String serial = Sold.newSerial();
    String user = centre.newBuyer(sold.loyaltyId().orElseThrow());
    centre.publish(sold.receipt());
    centre.awaitStates(sold, "PENDING_SERIAL");
    partners.make(Sold.tablet(), serial, 1);
    String key = "/01/0" + Sold.TABLET;

    for (String other : List.of("/235/2A9F/21/", "/21/A/21/", "/10/21/")) {
      centre
          .supply(
              Tokens.user(user),
              sold.id(),
              Map.of("code", "https://example.com" + key + other + serial))
          .statusCode(422)
          .body("code", equalTo("CODE_UNREADABLE"));
    }
    centre
        .supply(
            Tokens.user(user),
            sold.id(),
            Map.of("code", "https://example.com/01/2026" + key + "/22/2A/10/LOT/21/" + serial))
        .statusCode(202);

    centre.awaitStates(sold, "REGISTERED");
    centre.product(user, sold.id()).body("productSerialNumber", equalTo(serial));
  }

  @Test
  void shouldTakeBackExactlyTheUnitWhoseNumberItsOwnerHasScanned() {
    List<String> serials = List.of(Sold.newSerial(), Sold.newSerial());
    Sold sold = Sold.tablet().units(2).withSerials();
    partners.book(sold, Map.of());
    String user = centre.newBuyer(sold.loyaltyId().orElseThrow());
    centre.publish(sold.receipt());
    centre.awaitStates(sold, "PENDING_SERIAL", "PENDING_SERIAL");
    for (int unit = 1; unit <= 2; unit++) {
      partners.make(Sold.tablet(), serials.get(unit - 1), 1);
      centre
          .supply(Tokens.user(user), sold.id(unit), Sold.code(serials.get(unit - 1)))
          .statusCode(202);
    }
    centre.awaitStates(sold, "REGISTERED", "REGISTERED");

    ReceiptReceived returned = sold.returned(1, serials.get(1));
    centre.publish(returned);

    centre.awaitStates(sold, "REGISTERED", "RETURNED");
    centre
        .receipt("northmart", returned.getReceiptNumber())
        .body("registrations.id", equalTo(List.of(sold.id(2))))
        .body("unmatched", nullValue());
    centre.publish(sold.voided());
    centre.awaitStates(sold, "RETURNED", "RETURNED");
  }

  @Test
  void shouldTakeBackTheUnitWhoseNumberIsScannedAfterItsReturn() {
    String serial = Sold.newSerial();
    Sold sold = Sold.tablet().units(2).withSerials();
    partners.book(sold, Map.of());
    partners.make(Sold.tablet(), serial, 1);
    String user = centre.newBuyer(sold.loyaltyId().orElseThrow());
    centre.publish(sold.receipt());
    centre.awaitStates(sold, "PENDING_SERIAL", "PENDING_SERIAL");
    ReceiptReceived returned = sold.returned(1, serial);
    centre.publish(returned);
    awaiting()
        .untilAsserted(() ->
            centre
                .receipt("northmart", returned.getReceiptNumber())
                .body("unmatched.reason", equalTo(List.of("SERIAL_UNKNOWN"))));

    centre.supply(Tokens.user(user), sold.id(2), Sold.code(serial)).statusCode(202);

    centre.awaitStates(sold, "PENDING_SERIAL", "REJECTED");
    centre.receipt("northmart", returned.getReceiptNumber()).body("unmatched", nullValue());
  }

  private static Map<String, Object> rule(String letterCase, String pattern, boolean strip) {
    return Map.of("letterCase", letterCase, "pattern", pattern, "stripSeparators", strip);
  }

  /** From now on the manufacturer writes that it knows no serial number. */
  private void answerNumberless(String model, String modelName) {
    Map<String, Object> device =
        Map.of(
            "gtin",
            "0" + Sold.TABLET,
            "manufacturer",
            "Kestrel Mobile",
            "model",
            model,
            "modelName",
            modelName,
            "serialNumber",
            "0000",
            "manufacturedOn",
            "0000-00-00",
            "shippedOn",
            "N/A",
            "registrable",
            true,
            "warranty",
            Map.of("basis", "SHIPMENT", "period", "P2Y"));
    partners
        .manufacturers()
        .play(
            MANUFACTURER,
            List.of(Map.of("path", "products/.*/devices", "status", 200, "body", device)));
  }
}
