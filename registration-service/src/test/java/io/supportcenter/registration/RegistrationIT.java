package io.supportcenter.registration;

import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.events.AssetWithdrawn;
import io.supportcenter.events.DeviceRegistered;
import io.supportcenter.events.WithdrawalReason;
import io.supportcenter.registration.testing.Partners;
import io.supportcenter.registration.testing.RegistrationCentre;
import io.supportcenter.registration.testing.RegistrationParts;
import io.supportcenter.registration.testing.Sold;
import io.supportcenter.schemas.Topics;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
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
