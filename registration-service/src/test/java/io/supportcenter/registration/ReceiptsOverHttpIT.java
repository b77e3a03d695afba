package io.supportcenter.registration;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

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
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RegistrationParts.class)
class ReceiptsOverHttpIT {

  private static int sequence = (int) (System.nanoTime() % 1_000_000);

  @Inject RegistrationCentre centre;
  @Inject Partners partners;

  @BeforeEach
  void partnersInTheDirectory() {
    partners.behave();
    partners.addRetailer("northmart", "northmart");
    partners.addManufacturer("kestrel-mobile", "9521202");
  }

  @Test
  void shouldRegisterFromPosLog() {
    sequence++;
    String number = "0417-03-" + sequence + "-2026-11-20";
    Sold tablet = Sold.tablet();
    Sold sold = new Sold("northmart", number, Sold.TABLET, 1, tablet.serials(), tablet.loyaltyId());
    partners.know(sold);
    centre.newBuyer(sold.loyaltyId().orElseThrow());

    post(Tokens.merchant("northmart"), posLog(transaction(sold), training()))
        .then()
        .statusCode(202)
        .body("receipts.receiptNumber", contains(number))
        .body("receipts[0].href", equalTo("/v1/receipts/northmart/" + number))
        .body("ignored.reason", contains("TRAINING_MODE"));

    centre.awaitStates(sold, "REGISTERED");
  }

  @Test
  void shouldNameWhatIsWrongWithEachTransaction() {
    Sold sold = Sold.tablet();
    String noDay = transaction(sold).replaceAll("<BusinessDayDate>.*</BusinessDayDate>", "");
    String noNumber = transaction(sold).replace(">1</Quantity>", ">many</Quantity>");

    post(Tokens.merchant("northmart"), posLog(noDay, noNumber))
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("code", equalTo("POSLOG_INVALID"))
        .body("errors", hasSize(2))
        .body("errors.field", hasItem("Transaction[1]/BusinessDayDate"))
        .body("errors.reason", hasItem("NOT_A_NUMBER"));
  }

  @Test
  void shouldRefuseWhatIsNoPosLog() {
    String merchant = Tokens.merchant("northmart");
    post(merchant, "<POSLog").then().statusCode(400).body("code", equalTo("POSLOG_UNREADABLE"));
    post(merchant, "<!DOCTYPE POSLog [<!ENTITY x 'y'>]><POSLog>&x;</POSLog>")
        .then()
        .statusCode(400)
        .body("code", equalTo("POSLOG_UNREADABLE"));
  }

  @Test
  void shouldRefuseADocumentThatIsTooLarge() {
    post(Tokens.merchant("northmart"), posLog(" ".repeat(1_100_000))).then().statusCode(413);
  }

  @Test
  void shouldRegisterFromJson() {
    Sold sold = Sold.tablet();
    partners.know(sold);
    centre.newBuyer(sold.loyaltyId().orElseThrow());

    postJson(Tokens.merchant("northmart"), sold.json()).then().statusCode(202);

    centre.awaitStates(sold, "REGISTERED");
  }

  @Test
  void shouldNameEveryWrongField() {
    Map<String, Object> wrong = new java.util.HashMap<>(Sold.tablet().json());
    wrong.put("zone", "Europe/Nowhere");
    wrong.put("lines", List.of(Map.of("lineNumber", 0, "quantity", 5_000)));

    postJson(Tokens.merchant("northmart"), wrong)
        .then()
        .statusCode(422)
        .body("code", equalTo("RECEIPT_INVALID"))
        .body("errors.field", hasItem("zone"))
        .body("errors.field", hasItem("lines[0].lineNumber"))
        .body("errors.field", hasItem("lines[0].quantity"));
    wrong.put("colour", "red");
    postJson(Tokens.merchant("northmart"), wrong)
        .then()
        .statusCode(400)
        .body("code", equalTo("UNKNOWN_FIELD"));
  }

  @Test
  void shouldShowARejectedReceiptAndTakeABetterOne() {
    Sold sold = Sold.tablet();
    partners.know(sold);
    centre.newBuyer(sold.loyaltyId().orElseThrow());
    centre.publish(sold.receiptIn("Europe/Nowhere"));
    Centre.awaiting()
        .untilAsserted(() ->
            centre
                .receipt(sold.retailerId(), sold.receiptNumber())
                .statusCode(200)
                .body("state", equalTo("REJECTED"))
                .body("problems.field", contains("zone"))
                .body("problems.reason", contains("NOT_A_ZONE")));

    centre.publish(sold.receipt());

    centre.awaitStates(sold, "REGISTERED");
  }

  private static Response post(String token, String document) {
    return given()
        .auth()
        .oauth2(token)
        .contentType(ContentType.XML)
        .body(document)
        .post("/v1/receipts?retailerId=northmart");
  }

  private static Response postJson(String token, Map<String, Object> receipt) {
    return given()
        .auth()
        .oauth2(token)
        .contentType(ContentType.JSON)
        .body(receipt)
        .post("/v1/receipts");
  }

  private static String posLog(String... transactions) {
    return "<POSLog xmlns=\"http://www.nrf-arts.org/IXRetail/namespace/\" MajorVersion=\"6\">"
        + String.join("", transactions)
        + "</POSLog>";
  }

  private static String training() {
    return transaction(Sold.tablet())
        .replace("<Transaction>", "<Transaction TrainingModeFlag=\"true\">");
  }

  private static String transaction(Sold sold) {
    return """
    <Transaction>
      <RetailStoreID>0417</RetailStoreID>
      <WorkstationID>03</WorkstationID>
      <SequenceNumber>%d</SequenceNumber>
      <BusinessDayDate>2026-11-20</BusinessDayDate>
      <BeginDateTime>2026-11-20T16:40:31</BeginDateTime>
      <EndDateTime>2026-11-20T16:42:07</EndDateTime>
      <CurrencyCode>EUR</CurrencyCode>
      <RetailTransaction>
        <LineItem>
          <SequenceNumber>1</SequenceNumber>
          <Sale ItemType="Stock">
            <POSIdentity><POSItemID>%s</POSItemID></POSIdentity>
            <ItemID>500118</ItemID>
            <Quantity Units="1" UnitOfMeasureCode="EA">1</Quantity>
            <SerialNumber>%s</SerialNumber>
          </Sale>
        </LineItem>
        <LoyaltyAccount><LoyaltyAccountID>%s</LoyaltyAccountID></LoyaltyAccount>
      </RetailTransaction>
    </Transaction>
    """
        .formatted(sequence, sold.gtin(), sold.serial(), sold.loyaltyId().orElseThrow());
  }
}
