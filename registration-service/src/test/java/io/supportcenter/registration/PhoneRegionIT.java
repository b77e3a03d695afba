package io.supportcenter.registration;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.supportcenter.events.CustomerReference;
import io.supportcenter.events.IdentityKind;
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
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A phone number without a country code is read where it was written, or not at all. */
@QuarkusTest
@WithTestResource(RegistrationParts.class)
class PhoneRegionIT {

  private static final String RETAILER = "northmart";
  private static final String POSLOG =
      """
      <POSLog xmlns="http://www.nrf-arts.org/IXRetail/namespace/" MajorVersion="6">
        <Transaction>
          <RetailStoreID>0417</RetailStoreID>
          <WorkstationID>05</WorkstationID>
          <SequenceNumber>%s</SequenceNumber>
          <BusinessDayDate>2026-11-20</BusinessDayDate>
          <EndDateTime>2026-11-20T16:42:07</EndDateTime>
          <RetailTransaction>
            <LineItem>
              <SequenceNumber>1</SequenceNumber>
              <Sale ItemType="Stock">
                <POSIdentity><POSItemID>%s</POSItemID></POSIdentity>
                <SerialNumber>%s</SerialNumber>
              </Sale>
            </LineItem>
            <Customer>
              <TelephoneNumber>
                <CountryCode>%s</CountryCode>
                <AreaCode>0152</AreaCode>
                <LocalNumber>%s</LocalNumber>
              </TelephoneNumber>
            </Customer>
          </RetailTransaction>
        </Transaction>
      </POSLog>
      """;

  @Inject RegistrationCentre centre;
  @Inject Partners partners;

  @BeforeEach
  void manufacturerInTheDirectory() {
    partners.behave();
    partners.addManufacturer("kestrel-mobile", "9521202");
  }

  @Test
  void shouldReadANumberAsItIsDialledInTheRetailersCountry() {
    String digits = digits("152288", 5);
    String buyer = buyer("+49" + digits);
    addRetailer("DE");

    Sold sold = sell("0" + digits);

    centre.awaitStates(sold, "REGISTERED");
    centre.product(buyer, sold.id()).statusCode(200);
  }

  @Test
  void shouldNotGiveTheGoodsToAStrangerInAnotherCountry() {
    String digits = digits("479244", 4);
    buyer("+1" + digits);
    addRetailer(null);

    Sold sold = sell(digits);

    centre.awaitStates(sold, "PENDING_USER");
  }

  @Test
  void shouldFindABuyerByTheWholeNumberWhereverItIsWritten() {
    String number = "+1479244" + digits("", 4);
    buyer(number);
    addRetailer("DE");

    centre.awaitStates(sell(number), "REGISTERED");
  }

  /** The parts of a number on POSLog say a country: the store's is not guessed instead. */
  @ParameterizedTest
  @CsvSource({"41, PENDING_USER", "49, REGISTERED", "DE, REGISTERED", "CH, PENDING_USER"})
  void shouldReadAPosLogNumberInTheCountryThatItNames(String country, String state) {
    String local = digits("288", 5);
    buyer("+49152" + local);
    addRetailer("DE");
    String sequence = digits("9", 6);
    Sold sold = Sold.tablet().anonymous().numbered("0417-05-" + sequence + "-2026-11-20");
    partners.know(sold);

    Centre.withToken(Tokens.retailer(RETAILER))
        .contentType(ContentType.XML)
        .body(POSLOG.formatted(sequence, sold.gtin(), sold.serial(), country, local))
        .post("/v1/receipts?retailerId=" + RETAILER)
        .then()
        .statusCode(202);

    centre.awaitStates(sold, state);
  }

  @Test
  void shouldAskForTheRegionOfALinkedNumber() {
    link(Centre.newUser(), Map.of("kind", "PHONE", "value", "01522 8817386"))
        .statusCode(422)
        .body("code", equalTo("IDENTITY_INVALID"))
        .body("errors.field", equalTo(List.of("identities[0].value")))
        .body("errors.reason", equalTo(List.of("PHONE_NEEDS_REGION")));
    link(
            Centre.newUser(),
            Map.of("kind", "PHONE", "value", "0152288" + digits("", 5), "region", "de"))
        .statusCode(200);
    link(Centre.newUser(), Map.of("kind", "PHONE", "value", "01522 8817386", "region", "Germany"))
        .statusCode(400);
  }

  @Test
  void shouldRefuseARegionThatIsNone() {
    partner("XX").statusCode(422).body("errors.field", equalTo(List.of("region")));
  }

  private String buyer(String phone) {
    String user = Centre.newUser();
    centre.consent(user, true);
    link(user, Map.of("kind", "PHONE", "value", phone)).statusCode(200);
    return user;
  }

  private static ValidatableResponse link(String user, Map<String, String> identity) {
    return Centre.withToken(Tokens.verifier())
        .body(Map.of("identities", List.of(identity)))
        .put("/v1/users/" + user + "/identities")
        .then();
  }

  private Sold sell(String phone) {
    Sold sold = Sold.tablet().anonymous();
    partners.know(sold);
    ReceiptReceived receipt = sold.receipt();
    receipt.put("customer", List.of(new CustomerReference(IdentityKind.PHONE, phone)));
    centre.publish(receipt);
    return sold;
  }

  private void addRetailer(String region) {
    partner(region).statusCode(200);
  }

  private ValidatableResponse partner(String region) {
    Map<String, Object> fields = new HashMap<>(Map.of("kind", "RETAILER", "zone", Sold.ZONE));
    if (region != null) {
      fields.put("region", region);
    }
    Map<String, Object> body = partners.retailers().entry("Northmart", "/" + RETAILER, fields);
    return Centre.withToken(Tokens.operator()).body(body).put("/v1/partners/" + RETAILER).then();
  }

  private static String digits(String beginning, int more) {
    StringBuilder digits = new StringBuilder(beginning);
    for (int i = 0; i < more; i++) {
      digits.append(ThreadLocalRandom.current().nextInt(10));
    }
    return digits.toString();
  }
}
