package io.supportcenter.registration;

import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.events.AssetWithdrawn;
import io.supportcenter.events.CustomerReference;
import io.supportcenter.events.DeviceRegistered;
import io.supportcenter.events.IdentityKind;
import io.supportcenter.events.ReceiptKind;
import io.supportcenter.events.ReceiptReceived;
import io.supportcenter.events.RecordRefused;
import io.supportcenter.events.WithdrawalReason;
import io.supportcenter.registration.testing.Partners;
import io.supportcenter.registration.testing.RegistrationCentre;
import io.supportcenter.registration.testing.RegistrationParts;
import io.supportcenter.registration.testing.Sold;
import io.supportcenter.schemas.Topics;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RegistrationParts.class)
class RegistrationIT {

  @Inject RegistrationCentre centre;
  @Inject Partners partners;

  @BeforeEach
  void partnersInTheDirectory() {
    partners.behave();
    partners.addRetailer("northmart", "northmart");
    partners.addManufacturer("kestrel-mobile", "9521202", "0614141");
  }

  @Test
  void shouldRegisterWhatAReceiptNames() {
    Sold sold = Sold.tablet();
    partners.know(sold);
    String user = centre.newBuyer(sold.loyaltyId().orElseThrow());

    centre.publish(sold.receipt());

    centre.awaitStates(sold, "REGISTERED");
    centre
        .product(user, sold.id())
        .statusCode(200)
        .body("productSerialNumber", equalTo(sold.serial()))
        .body("status", equalTo("active"))
        .body("provenance.find { it.field == 'model' }.source", equalTo("MANUFACTURER"))
        .body("provenance.find { it.field == 'userId' }.source", equalTo("RECEIPT"));
    awaiting()
        .untilAsserted(() ->
            assertThat(centre.published(Topics.ASSETS, sold.id()))
                .singleElement()
                .isInstanceOfSatisfying(
                    DeviceRegistered.class,
                    event -> {
                      assertThat(event.getUserId()).isEqualTo(user);
                      assertThat(event.getVersion()).isEqualTo(1);
                      assertThat(event.getDevice().getManufacturer()).isEqualTo("Kestrel Mobile");
                      assertThat(event.getDevice().getModel()).isEqualTo("K8");
                      assertThat(event.getDevice().getSerialNumber()).isEqualTo(sold.serial());
                      assertThat(event.getDevice().getSerialConfirmed()).isTrue();
                    }));
  }

  @Test
  void shouldRegisterOnceHoweverOftenTheReceiptComes() {
    Sold sold = Sold.tablet();
    partners.know(sold);
    centre.newBuyer(sold.loyaltyId().orElseThrow());

    centre.publish(sold.receipt());
    centre.publish(sold.receipt());
    centre.awaitStates(sold, "REGISTERED");
    centre.publish(sold.receipt());
    Sold later = registered();

    assertThat(centre.publishedTypes(Topics.ASSETS, sold.id())).containsExactly("DeviceRegistered");
    assertThat(partners.retailers().timesAsked(sold.receiptNumber())).isEqualTo(1);
    assertThat(centre.publishedTypes(Topics.ASSETS, later.id()))
        .containsExactly("DeviceRegistered");
  }

  @Test
  void shouldKeepTheFirstReceiptOfANumber() {
    Sold sold = registered();

    centre.publish(sold.withSerials(Sold.newSerial()).receipt());

    awaiting()
        .untilAsserted(() ->
            centre.receipt(sold.retailerId(), sold.receiptNumber()).body("conflicts", equalTo(1)));
    centre.awaitStates(sold, "REGISTERED");
  }

  @Test
  void shouldLearnTheBuyerFromTheRetailer() {
    Sold sold = Sold.tablet();
    Sold anonymous = sold.anonymous();
    String card = sold.loyaltyId().orElseThrow();
    partners.book(
        anonymous, Map.of("customer", List.of(Map.of("kind", "LOYALTY_ID", "value", card))));
    partners.make(anonymous);
    String user = centre.newBuyer(card);

    centre.publish(anonymous.receipt());

    centre.awaitStates(anonymous, "REGISTERED");
    centre
        .product(user, sold.id())
        .body("provenance.find { it.field == 'userId' }.source", equalTo("RETAILER"));
  }

  @Test
  void shouldLearnTheSerialNumberFromTheManufacturer() {
    Sold sold = Sold.tablet().withSerials();
    String serial = Sold.newSerial();
    partners.book(sold, Map.of());
    partners.make(sold, serial, 1);
    String user = centre.newBuyer(sold.loyaltyId().orElseThrow());

    centre.publish(sold.receipt());

    centre.awaitStates(sold, "REGISTERED");
    centre
        .product(user, sold.id())
        .body("productSerialNumber", equalTo(serial))
        .body("provenance.find { it.field == 'serialNumber' }.source", equalTo("MANUFACTURER"));
  }

  @Test
  void shouldRejectAUnitThatCameBackBeforeItsSale() {
    Sold sold = Sold.tablet();
    partners.know(sold);
    centre.newBuyer(sold.loyaltyId().orElseThrow());

    centre.publish(sold.returned(1, sold.serial()));
    centre.publish(sold.receipt());

    awaiting()
        .untilAsserted(() ->
            centre
                .receipt(sold.retailerId(), sold.receiptNumber())
                .body("registrations.reason", hasItem("RECEIPT_VOIDED")));
    assertThat(centre.publishedTypes(Topics.ASSETS, sold.id())).isEmpty();
  }

  @Test
  void shouldWithdrawTheUnitThatWasReturned() {
    Sold sold = Sold.tablet().units(2);
    partners.know(sold);
    centre.newBuyer(sold.loyaltyId().orElseThrow());
    centre.publish(sold.receipt());
    centre.awaitStates(sold, "REGISTERED", "REGISTERED");

    centre.publish(sold.returned(1, sold.serials().get(1)));

    centre.awaitStates(sold, "REGISTERED", "RETURNED");
    awaiting()
        .untilAsserted(() ->
            assertThat(centre.published(Topics.ASSETS, sold.id(2)).getLast())
                .isInstanceOfSatisfying(
                    AssetWithdrawn.class,
                    event -> {
                      assertThat(event.getVersion()).isEqualTo(2);
                      assertThat(event.getReason()).isEqualTo(WithdrawalReason.RETURNED);
                    }));
  }

  @Test
  void shouldWithdrawWhatWasReturnedAfterItsManufacturerLeft() {
    Sold sold = registered();
    partners.remove("kestrel-mobile");

    centre.publish(sold.returned(1, sold.serial()));

    centre.awaitStates(sold, "RETURNED");
  }

  @Test
  void shouldWithdrawAllUnitsOfAVoidedSale() {
    Sold sold = Sold.tablet().units(2);
    partners.know(sold);
    centre.newBuyer(sold.loyaltyId().orElseThrow());
    centre.publish(sold.receipt());
    centre.awaitStates(sold, "REGISTERED", "REGISTERED");

    centre.publish(sold.voided());

    centre.awaitStates(sold, "RETURNED", "RETURNED");
  }

  @Test
  void shouldLetTheNextBuyerRegisterWhatWasReturned() {
    Sold first = registered();
    Sold second = Sold.tablet().withSerials(first.serial());
    partners.book(second, Map.of());
    String user = centre.newBuyer(second.loyaltyId().orElseThrow());
    centre.publish(second.receipt());
    centre
        .awaitStates(second, "REJECTED")
        .body("registrations.reason", hasItem("SERIAL_ALREADY_OWNED"));

    centre.publish(first.returned(1, first.serial()));

    centre.awaitStates(second, "REGISTERED");
    centre.product(user, second.id()).statusCode(200);
  }

  @Test
  void shouldTakeBackAUnitWhoseNumberItsManufacturerAloneHasNamed() {
    Sold sold = Sold.tablet().withSerials();
    String serial = Sold.newSerial();
    partners.book(sold, Map.of());
    partners.make(sold, serial, 1);
    centre.newBuyer(sold.loyaltyId().orElseThrow());
    centre.publish(sold.receipt());
    centre.awaitStates(sold, "REGISTERED");

    centre.publish(sold.returned(1, serial));

    centre.awaitStates(sold, "RETURNED");
    awaitAssets(sold, "DeviceRegistered", "AssetWithdrawn");
  }

  @Test
  void shouldTakeBackAUnitWhoseNumberIsTypedInSmallLetters() {
    partners.addManufacturerInCapitals("kestrel-mobile", "9521202");
    String serial = Sold.newSerial().toUpperCase(Locale.ROOT);
    Sold sold =
        Sold.tablet().units(2).withSerials(serial, Sold.newSerial().toUpperCase(Locale.ROOT));
    partners.know(sold);
    centre.newBuyer(sold.loyaltyId().orElseThrow());
    centre.publish(sold.receipt());
    centre.awaitStates(sold, "REGISTERED", "REGISTERED");

    centre.publish(sold.returned(1, serial.toLowerCase(Locale.ROOT)));

    centre.awaitStates(sold, "RETURNED", "REGISTERED");
  }

  @Test
  void shouldFindTheUnitOfAnEarlierReturnOnceItsManufacturerNamesTheNumbers() {
    Sold sold =
        new Sold(
            "northmart",
            "T-" + UUID.randomUUID(),
            Sold.TABLET,
            2,
            List.of(),
            Optional.of("NM-" + UUID.randomUUID()));
    List<String> serials = List.of(Sold.newSerial(), Sold.newSerial());
    partners.book(sold, Map.of());
    partners.make(sold, serials.get(0), 1);
    partners.make(sold, serials.get(1), 2);
    centre.newBuyer(sold.loyaltyId().orElseThrow());
    ReceiptReceived returned = sold.returned(1, serials.get(1));

    centre.publish(returned);
    awaiting()
        .untilAsserted(() ->
            centre
                .receipt("northmart", returned.getReceiptNumber())
                .body("unmatched.reason", equalTo(List.of("ORIGINAL_UNKNOWN"))));
    centre.publish(sold.receipt());

    centre.awaitStates(sold, "REGISTERED", "RETURNED");
    centre
        .receipt("northmart", returned.getReceiptNumber())
        .body("unmatched", nullValue())
        .body("registrations.id", equalTo(List.of(sold.id(2))));
  }

  @Test
  void shouldShowWhyAReturnTakesNothingBack() {
    Sold sold = registered();
    ReceiptReceived returned = sold.returned(1, "OTHER");

    centre.publish(returned);

    awaiting()
        .untilAsserted(() ->
            centre
                .receipt("northmart", returned.getReceiptNumber())
                .statusCode(200)
                .body("state", equalTo("ACCEPTED"))
                .body("registrations", nullValue())
                .body("unmatched.reason", equalTo(List.of("SERIAL_UNKNOWN")))
                .body("unmatched.serialNumber", equalTo(List.of("OTHER")))
                .body("unmatched.lineNumber", equalTo(List.of(1))));
    centre
        .awaitStates(sold, "REGISTERED")
        .body("takeBacks.receiptNumber", equalTo(List.of(returned.getReceiptNumber())))
        .body("takeBacks[0].unmatched.reason", equalTo(List.of("SERIAL_UNKNOWN")));
    awaitRefusal(returned, "SERIAL_UNKNOWN", "lines[0].serialNumbers", true);
  }

  @Test
  void shouldTellTheRetailerWhatBecameOfARefusedReceipt() {
    Sold sold = Sold.tablet();
    ReceiptReceived nowhere = sold.receiptIn("CET+1");
    centre.publish(nowhere);

    awaitRefusal(nowhere, "NOT_A_ZONE", "zone", false);
  }

  @Test
  void shouldTellTheRetailerThatAnotherReceiptHasTheNumber() {
    Sold sold = registered();
    ReceiptReceived other = sold.withSerials(Sold.newSerial()).receipt();

    centre.publish(other);

    awaitRefusal(other, "ID_REUSED", null, false);
  }

  private void awaitRefusal(ReceiptReceived receipt, String code, String field, boolean rest) {
    String key = receipt.getRetailerId() + ":" + receipt.getReceiptNumber();
    awaiting()
        .untilAsserted(() ->
            assertThat(centre.published(Topics.REFUSALS, key))
                .singleElement()
                .isInstanceOfSatisfying(
                    RecordRefused.class,
                    refused -> {
                      assertThat(refused.getTopic()).isEqualTo(Topics.RECEIPTS);
                      assertThat(refused.getRecordId()).isEqualTo(receipt.getReceiptNumber());
                      assertThat(refused.getCode()).isEqualTo(code);
                      assertThat(refused.getField()).isEqualTo(field);
                      assertThat(refused.getRestTaken()).isEqualTo(rest);
                    }));
  }

  @Test
  void shouldRegisterAgainWhatAVoidedReturnTookBack() {
    Sold sold = registered();
    ReceiptReceived returned = sold.returned(1, sold.serial());
    centre.publish(returned);
    centre.awaitStates(sold, "RETURNED");

    centre.publish(voiding(sold, returned));

    centre.awaitStates(sold, "REGISTERED");
    awaitAssets(sold, "DeviceRegistered", "AssetWithdrawn", "DeviceRegistered");
  }

  @Test
  void shouldRegisterAgainWhatAReturnOfAReturnNames() {
    Sold sold = registered();
    ReceiptReceived returned = sold.returned(1, sold.serial());
    centre.publish(returned);
    centre.awaitStates(sold, "RETURNED");

    centre.publish(
        sold.takeBack(
            ReceiptKind.RETURN,
            "R-" + UUID.randomUUID(),
            returned.getReceiptNumber(),
            sold.serial()));

    centre.awaitStates(sold, "REGISTERED");
  }

  @Test
  void shouldRegisterWhatWasReturnedAndVoidedBeforeItsSale() {
    Sold sold = Sold.tablet();
    partners.know(sold);
    centre.newBuyer(sold.loyaltyId().orElseThrow());
    ReceiptReceived returned = sold.returned(1, sold.serial());

    centre.publish(voiding(sold, returned));
    centre.publish(returned);
    centre.publish(sold.receipt());

    centre.awaitStates(sold, "REGISTERED");
  }

  @Test
  void shouldVoidASaleUnderItsOwnNumber() {
    Sold sold = registered();

    centre.publish(voidUnderOwnNumber(sold));

    centre.awaitStates(sold, "RETURNED").body("conflicts", nullValue());
    awaiting()
        .untilAsserted(() ->
            assertThat(centre.published(Topics.ASSETS, sold.id()).getLast())
                .isInstanceOfSatisfying(
                    AssetWithdrawn.class,
                    event ->
                        assertThat(event.getReason()).isEqualTo(WithdrawalReason.RECEIPT_VOIDED)));
  }

  @Test
  void shouldVoidASaleUnderItsOwnNumberBeforeItComes() {
    Sold sold = Sold.tablet();
    partners.know(sold);
    centre.newBuyer(sold.loyaltyId().orElseThrow());

    centre.publish(voidUnderOwnNumber(sold));
    awaiting()
        .untilAsserted(() ->
            centre
                .receipt("northmart", sold.receiptNumber())
                .statusCode(200)
                .body("kind", equalTo("VOID"))
                .body("receiptNumber", equalTo(sold.receiptNumber()))
                .body("unmatched.reason", equalTo(List.of("ORIGINAL_UNKNOWN"))));
    centre.publish(sold.receipt());

    centre
        .awaitStates(sold, "REJECTED")
        .body("registrations.reason", hasItem("RECEIPT_VOIDED"))
        .body("kind", equalTo("SALE"));
  }

  @Test
  void shouldLearnTheBuyerFromTheSameReceiptSentAgain() {
    Sold sold = Sold.tablet();
    partners.know(sold);
    String user = centre.newBuyer(sold.loyaltyId().orElseThrow());
    centre.publish(sold.anonymous().receipt());
    centre.awaitStates(sold, "PENDING_USER");

    centre.publish(sold.receipt());

    centre.awaitStates(sold, "REGISTERED");
    centre.product(user, sold.id()).statusCode(200);
  }

  @Test
  void shouldTakeAReceiptThatIsWrittenAtLengthAndByANewerTill() {
    Sold sold = Sold.tablet();
    partners.know(sold);
    centre.newBuyer(sold.loyaltyId().orElseThrow());
    ReceiptReceived receipt = sold.receipt();
    receipt.getLines().getFirst().put("description", "Kestrel\nK8\t" + "x".repeat(501));
    List<CustomerReference> customer = new ArrayList<>(receipt.getCustomer());
    customer.add(new CustomerReference(IdentityKind.UNKNOWN, "42"));
    customer.add(new CustomerReference(IdentityKind.EMAIL, "N/A"));
    receipt.put("customer", customer);

    centre.publish(receipt);

    centre.awaitStates(sold, "REGISTERED").body("problems", nullValue());
  }

  @Test
  void shouldTakeAReceiptNumberWithSpaces() {
    Sold sold = Sold.tablet().numbered("Order 00001-001-" + UUID.randomUUID());
    partners.know(sold);
    centre.newBuyer(sold.loyaltyId().orElseThrow());

    centre.publish(sold.receipt());

    centre.awaitStates(sold, "REGISTERED");
  }

  @Test
  void shouldRegisterTheLineThatWasLeftOutOnceItIsRight() {
    Sold sold = Sold.tablet();
    partners.book(
        sold, Map.of("lines", List.of(bookedLine(1, sold.serial()), bookedLine(2, null))));
    partners.make(sold);
    centre.newBuyer(sold.loyaltyId().orElseThrow());

    centre.publish(sold.receiptWithSecondLine(0));
    centre
        .awaitStates(sold, "REGISTERED")
        .body("state", equalTo("ACCEPTED"))
        .body("problems.field", equalTo(List.of("lines[1].quantity")))
        .body("problems.reason", equalTo(List.of("OUT_OF_RANGE")));
    centre.publish(sold.receiptWithSecondLine(1));

    centre.awaitStates(sold, "REGISTERED", "PENDING_SERIAL").body("problems", nullValue());
  }

  private static Map<String, Object> bookedLine(int number, String serial) {
    return Map.of(
        "lineNumber",
        number,
        "retailerItemId",
        "500118",
        "gtin",
        Sold.TABLET,
        "description",
        "Kestrel K8 tablet",
        "quantity",
        1,
        "serialNumbers",
        serial == null ? List.of() : List.of(serial));
  }

  private static ReceiptReceived voiding(Sold sold, ReceiptReceived takeBack) {
    return sold.takeBack(ReceiptKind.VOID, "V-" + UUID.randomUUID(), takeBack.getReceiptNumber());
  }

  private static ReceiptReceived voidUnderOwnNumber(Sold sold) {
    return sold.takeBack(ReceiptKind.VOID, sold.receiptNumber(), sold.receiptNumber());
  }

  private void awaitAssets(Sold sold, String... types) {
    awaiting()
        .untilAsserted(() ->
            assertThat(centre.publishedTypes(Topics.ASSETS, sold.id())).containsExactly(types));
  }

  @Test
  void shouldKeepAUnitInConflictWhenTheRetailerNamesAnotherSerialNumber() {
    Sold sold = Sold.tablet();
    partners.bookWithSerials(sold, List.of(Sold.newSerial()));
    partners.make(sold);
    centre.newBuyer(sold.loyaltyId().orElseThrow());

    centre.publish(sold.receipt());

    centre
        .awaitStates(sold, "CONFLICT")
        .body("registrations[0].contradictions[0].field", equalTo("SERIAL_NUMBER"))
        .body(
            "registrations[0].contradictions[0].claims.source",
            equalTo(List.of("RECEIPT", "RETAILER")));
  }

  @Test
  void shouldRegisterAPhoneWithTwoImeisOnceAndFindItByBoth() {
    String inTheBooks = Sold.newImei();
    String other = Sold.newImei();
    Sold sold = Sold.phone(other, inTheBooks);
    partners.book(sold, Map.of());
    partners.make(sold, inTheBooks, 1);
    String user = centre.newBuyer(sold.loyaltyId().orElseThrow());

    centre.publish(sold.receipt());

    centre.awaitStates(sold, "REGISTERED");
    centre.product(user, sold.id()).body("productSerialNumber", equalTo(inTheBooks));
    centre.publish(sold.returned(1, other));
    centre.awaitStates(sold, "RETURNED");
  }

  @Test
  void shouldKnowAPhoneByItsImeiAndImeisv() {
    String imei = Sold.newImei();
    Sold sold = Sold.phone(imei.substring(0, 14) + "07");
    partners.book(sold.retailerId(), sold, List.of(imei), Map.of());
    partners.make(sold, imei, 1);
    String user = centre.newBuyer(sold.loyaltyId().orElseThrow());

    centre.publish(sold.receipt());

    centre.awaitStates(sold, "REGISTERED");
    centre.product(user, sold.id()).body("productSerialNumber", equalTo(imei));
  }

  @Test
  void shouldLeaveTwoSerialNumbersOfOneUnitToAPerson() {
    Sold sold = Sold.tablet().withSerials(Sold.newSerial(), Sold.newSerial());
    partners.book(sold, Map.of());
    partners.make(sold, sold.serials().get(1), 1);
    centre.newBuyer(sold.loyaltyId().orElseThrow());

    centre.publish(sold.receipt());

    centre
        .awaitStates(sold, "CONFLICT")
        .body("registrations[0].contradictions[0].claims.value", hasItem(sold.serial()));
  }

  private Sold registered() {
    Sold sold = Sold.tablet();
    partners.know(sold);
    centre.newBuyer(sold.loyaltyId().orElseThrow());
    centre.publish(sold.receipt());
    centre.awaitStates(sold, "REGISTERED");
    awaiting()
        .untilAsserted(() -> assertThat(centre.published(Topics.ASSETS, sold.id())).hasSize(1));
    return sold;
  }
}
