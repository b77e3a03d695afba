package io.supportcenter.registration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
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
    Sold sold = till(Sold.tablet());
    String number = sold.receiptNumber();
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
  void shouldAnswerEachTransactionByItself() {
    String noDay =
        transaction(till(Sold.tablet())).replaceAll("<BusinessDayDate>.*</BusinessDayDate>", "");
    Sold good = till(Sold.tablet());
    partners.know(good);
    centre.newBuyer(good.loyaltyId().orElseThrow());
    String wrongLine =
        """
        <LineItem><SequenceNumber>2</SequenceNumber>
        <Sale><ItemID>7</ItemID><Quantity>many</Quantity></Sale></LineItem>
        <LoyaltyAccount>\
        """;
    String decorated =
        transaction(good)
            .replace(
                "<ItemID>",
                "<Description>Kestrel\nK8 " + "x".repeat(600) + "</Description><ItemID>")
            .replace("<LoyaltyAccount>", wrongLine);

    post(Tokens.merchant("northmart"), posLog(noDay, decorated, training()))
        .then()
        .statusCode(202)
        .body("receipts.receiptNumber", contains(good.receiptNumber()))
        .body("receipts[0].leftOut.field", contains("LineItem[2]/Sale/Quantity"))
        .body("receipts[0].leftOut.reason", contains("NOT_A_NUMBER"))
        .body("refused.transaction", contains(1))
        .body("refused[0].problems.field", contains("BusinessDayDate"))
        .body("refused[0].problems.reason", contains("MISSING"))
        .body("ignored.transaction", contains(3));

    centre
        .awaitStates(good, "REGISTERED")
        .body("problems.field", contains("LineItem[2]/Sale/Quantity"));
  }

  @Test
  void shouldTakeTransactionsFromABatch() {
    Sold sold = till(Sold.tablet());
    partners.know(sold);
    centre.newBuyer(sold.loyaltyId().orElseThrow());

    post(Tokens.merchant("northmart"), posLog("<Batch>" + transaction(sold) + "</Batch>"))
        .then()
        .statusCode(202)
        .body("receipts.receiptNumber", contains(sold.receiptNumber()));

    centre.awaitStates(sold, "REGISTERED");
  }

  @Test
  void shouldRefuseADocumentWithoutTransactions() {
    post(Tokens.merchant("northmart"), posLog())
        .then()
        .statusCode(422)
        .body("code", equalTo("POSLOG_INVALID"))
        .body("errors.reason", contains("NO_TRANSACTIONS"));
  }

  @Test
  void shouldGiveTheOldDeviceBackWhenAnExchangeIsVoided() {
    Sold old = till(Sold.tablet());
    partners.know(old);
    centre.newBuyer(old.loyaltyId().orElseThrow());
    post(Tokens.merchant("northmart"), posLog(transaction(old))).then().statusCode(202);
    centre.awaitStates(old, "REGISTERED");
    String oldSequence = Integer.toString(sequence);
    Sold fresh = till(Sold.tablet());
    partners.know(fresh);
    centre.newBuyer(fresh.loyaltyId().orElseThrow());
    String exchange =
        transaction(fresh)
            .replace(
                "<LoyaltyAccount>",
                "<LineItem><SequenceNumber>2</SequenceNumber><Return><SerialNumber>"
                    + old.serial()
                    + "</SerialNumber>"
                    + link("Return", oldSequence)
                    + "</Return></LineItem><LoyaltyAccount>");

    post(Tokens.merchant("northmart"), posLog(exchange)).then().statusCode(202);
    centre.awaitStates(fresh, "REGISTERED");
    centre.awaitStates(old, "RETURNED");
    String exchanged = Integer.toString(sequence);
    String voided =
        transaction(till(Sold.tablet()))
            .replaceAll(
                "(?s)<RetailTransaction>.*</RetailTransaction>",
                "<RetailTransaction TransactionStatus=\"PostVoided\">"
                    + link("Voided", exchanged)
                    + "</RetailTransaction>");
    post(Tokens.merchant("northmart"), posLog(voided)).then().statusCode(202);

    centre.awaitStates(fresh, "RETURNED");
    centre.awaitStates(old, "REGISTERED");
  }

  /** The same under the number of the till's next transaction. */
  private static Sold till(Sold sold) {
    sequence++;
    return sold.numbered("0417-03-" + sequence + "-2026-11-20");
  }

  private static String link(String reason, String to) {
    return "<TransactionLink ReasonCode=\"%s\"><SequenceNumber>%s</SequenceNumber>"
            .formatted(reason, to)
        + "<BusinessDayDate>2026-11-20</BusinessDayDate></TransactionLink>";
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
    Map<String, Object> wide = new java.util.HashMap<>(Sold.tablet().json());
    wide.put("receiptNumber", "1".repeat(1_100_000));

    post(Tokens.merchant("northmart"), posLog(" ".repeat(8_400_000)))
        .then()
        .statusCode(413)
        .contentType("application/problem+json")
        .body("code", equalTo("REQUEST_ENTITY_TOO_LARGE"));
    postJson(Tokens.merchant("northmart"), wide)
        .then()
        .statusCode(413)
        .contentType("application/problem+json");
  }

  @Test
  void shouldTakeTheJournalOfADay() {
    String padded = training().replace("</Transaction>", " ".repeat(7_000) + "</Transaction>");

    post(Tokens.merchant("northmart"), posLog(padded.repeat(1_001)))
        .then()
        .statusCode(202)
        .body("ignored", hasSize(1_001));
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
    Centre.awaiting()
        .untilAsserted(
            () -> assertThat(centre.refusals(sold.key())).containsExactly("NOT_A_ZONE zone"));

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
