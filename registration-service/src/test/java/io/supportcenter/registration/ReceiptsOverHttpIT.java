package io.supportcenter.registration;

import static io.restassured.RestAssured.given;
import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.supportcenter.kit.outbox.PartnerTopics;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.kit.testing.PartnersTopics;
import io.supportcenter.kit.values.PartnerId;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(RegistrationParts.class)
class ReceiptsOverHttpIT {

  private static int sequence = (int) (System.nanoTime() % 1_000_000);

  @Inject RegistrationCentre centre;
  @Inject Partners partners;
  @Inject PartnerTopics partnerTopics;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrap;

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

    post(Tokens.retailer("northmart"), posLog(transaction(sold), training()))
        .then()
        .statusCode(202)
        .body("receipts.receiptNumber", contains(number))
        .body("receipts[0].href", equalTo("/v1/receipts/northmart/" + number))
        .body("ignored.reason", contains("TRAINING_MODE"));

    centre.awaitStates(sold, "REGISTERED");
  }

  @Test
  void shouldPublishOnTheRetailersOwnTopic() throws Exception {
    Sold sold = till(Sold.tablet());
    partners.know(sold);
    centre.newBuyer(sold.loyaltyId().orElseThrow());
    partners.addRetailer("southmart", "northmart");
    try (PartnersTopics topics = new PartnersTopics(bootstrap)) {
      String own = topics.create(Topics.RECEIPTS, "southmart");
      PartnerId southmart = new PartnerId("southmart");
      awaiting().until(() -> partnerTopics.inNameOf(southmart, Topics.RECEIPTS).equals(own));

      post(Tokens.retailer("southmart"), "southmart", posLog(transaction(sold)))
          .then()
          .statusCode(202);

      String key = "southmart:" + sold.receiptNumber();
      awaiting().untilAsserted(() -> assertThat(centre.published(own, key)).hasSize(1));
      awaiting()
          .untilAsserted(() ->
              Centre.withToken(Tokens.operator())
                  .get("/v1/receipts/southmart/" + sold.receiptNumber())
                  .then()
                  .statusCode(200));
    }
  }

  @Test
  void shouldNameWhatIsWrongWithEachTransaction() {
    Sold sold = Sold.tablet();
    String noDay = transaction(sold).replaceAll("<BusinessDayDate>.*</BusinessDayDate>", "");
    String noNumber = transaction(sold).replace(">1</Quantity>", ">many</Quantity>");

    post(Tokens.retailer("northmart"), posLog(noDay, noNumber))
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

    post(Tokens.retailer("northmart"), posLog(noDay, decorated, training()))
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
  void shouldTakePlaceholdersForNoValue() {
    Sold sold = till(Sold.tablet());
    String serial = Sold.newSerial();
    partners.bookWithSerials(sold, List.of());
    partners.make(sold, serial, 1);
    String user = centre.newBuyer(sold.loyaltyId().orElseThrow());
    String document =
        posLog(
            transaction(sold)
                .replace(sold.serial(), "N/A")
                .replace("<ItemID>", "<ItemID Type=\"GTIN\">0000000000000</ItemID><ItemID>"));

    post(Tokens.retailer("northmart"), document)
        .then()
        .statusCode(202)
        .body("receipts[0].leftOut", nullValue());

    centre.awaitStates(sold, "REGISTERED");
    centre.product(user, sold.id()).body("productSerialNumber", equalTo(serial));
  }

  @Test
  void shouldReadTheDigitalLinkThatATillHasScanned() {
    Sold sold = till(Sold.tablet());
    partners.know(sold);
    centre.newBuyer(sold.loyaltyId().orElseThrow());
    String link = Sold.code(sold.serial()).get("code");

    post(
            Tokens.retailer("northmart"),
            posLog(
                transaction(sold)
                    .replace("<SerialNumber>" + sold.serial() + "</SerialNumber>", "")
                    .replace(">" + sold.gtin() + "<", ">" + link + "<")))
        .then()
        .statusCode(202)
        .body("receipts[0].leftOut", nullValue());

    centre.awaitStates(sold, "REGISTERED");
  }

  @Test
  void shouldRefuseANegativeQuantity() {
    post(
            Tokens.retailer("northmart"),
            posLog(transaction(till(Sold.tablet())).replace(">1</Quantity>", ">-1</Quantity>")))
        .then()
        .statusCode(422)
        .body("code", equalTo("POSLOG_INVALID"))
        .body("errors.field", contains("Transaction[1]/LineItem[1]/Sale/Quantity"))
        .body("errors.reason", contains("OUT_OF_RANGE"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-25T02:30:00, 2026-10-25T00:30:00Z",
    "2027-03-28T02:30:00, 2027-03-28T01:30:00Z",
    "2026-10-25T02:30:00+01:00, 2026-10-25T01:30:00Z",
  })
  void shouldReadATimeOfANightOnWhichClocksAreChanged(String written, String instant) {
    Sold sold = till(Sold.tablet());
    partners.know(sold);
    centre.newBuyer(sold.loyaltyId().orElseThrow());

    post(
            Tokens.retailer("northmart"),
            posLog(transaction(sold).replace("2026-11-20T16:42:07", written)))
        .then()
        .statusCode(202);

    centre.awaitStates(sold, "REGISTERED").body("occurredAt", equalTo(instant));
  }

  @Test
  void shouldNotTakeTwoTillsForOne() {
    Sold one = Sold.tablet().numbered("0417-03~-1-" + ++sequence + "-2026-11-20");
    Sold other = Sold.tablet().numbered("0417~-03-1-" + sequence + "-2026-11-20");
    partners.know(one);
    partners.know(other);
    centre.newBuyer(one.loyaltyId().orElseThrow(), other.loyaltyId().orElseThrow());
    String ofOne = transaction(one).replace(">03<", ">03-1<");
    String ofOther = transaction(other).replace(">0417<", ">0417-03<").replace(">03<", ">1<");

    post(Tokens.retailer("northmart"), posLog(ofOne, ofOther))
        .then()
        .statusCode(202)
        .body("receipts.receiptNumber", contains(one.receiptNumber(), other.receiptNumber()));

    centre.awaitStates(one, "REGISTERED").body("conflicts", nullValue());
    centre.awaitStates(other, "REGISTERED").body("conflicts", nullValue());
  }

  @Test
  void shouldShowAReceiptWhateverItsNumber() {
    Sold sold = Sold.tablet().numbered("Beleg \u2116 5/2026 #" + UUID.randomUUID() + "?a=%2F");
    partners.know(sold);
    centre.newBuyer(sold.loyaltyId().orElseThrow());

    String href =
        postJson(Tokens.retailer("northmart"), sold.json())
            .then()
            .statusCode(202)
            .extract()
            .path("receipts[0].href");

    awaiting()
        .untilAsserted(() ->
            given()
                .auth()
                .oauth2(Tokens.retailer("northmart"))
                .urlEncodingEnabled(false)
                .get(href)
                .then()
                .statusCode(200)
                .body("receiptNumber", equalTo(sold.receiptNumber()))
                .body("registrations.state", contains("REGISTERED")));
  }

  @Test
  void shouldTakeTransactionsFromABatch() {
    Sold sold = till(Sold.tablet());
    partners.know(sold);
    centre.newBuyer(sold.loyaltyId().orElseThrow());

    post(Tokens.retailer("northmart"), posLog("<Batch>" + transaction(sold) + "</Batch>"))
        .then()
        .statusCode(202)
        .body("receipts.receiptNumber", contains(sold.receiptNumber()));

    centre.awaitStates(sold, "REGISTERED");
  }

  @Test
  void shouldRefuseADocumentWithoutTransactions() {
    post(Tokens.retailer("northmart"), posLog())
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
    post(Tokens.retailer("northmart"), posLog(transaction(old))).then().statusCode(202);
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

    post(Tokens.retailer("northmart"), posLog(exchange)).then().statusCode(202);
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
    post(Tokens.retailer("northmart"), posLog(voided)).then().statusCode(202);

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
    String merchant = Tokens.retailer("northmart");
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

    post(Tokens.retailer("northmart"), posLog(" ".repeat(8_400_000)))
        .then()
        .statusCode(413)
        .contentType("application/problem+json")
        .body("code", equalTo("REQUEST_ENTITY_TOO_LARGE"));
    postJson(Tokens.retailer("northmart"), wide)
        .then()
        .statusCode(413)
        .contentType("application/problem+json");
  }

  @Test
  void shouldTakeTheJournalOfADay() {
    String padded = training().replace("</Transaction>", " ".repeat(7_000) + "</Transaction>");

    post(Tokens.retailer("northmart"), posLog(padded.repeat(1_001)))
        .then()
        .statusCode(202)
        .body("ignored", hasSize(1_001));
  }

  @Test
  void shouldRegisterFromJson() {
    Sold sold = Sold.tablet();
    partners.know(sold);
    centre.newBuyer(sold.loyaltyId().orElseThrow());

    postJson(Tokens.retailer("northmart"), sold.json()).then().statusCode(202);

    centre.awaitStates(sold, "REGISTERED");
  }

  @Test
  void shouldNameEveryWrongField() {
    Map<String, Object> wrong = new java.util.HashMap<>(Sold.tablet().json());
    wrong.put("zone", "Europe/Nowhere");
    wrong.put("lines", List.of(Map.of("lineNumber", 0, "quantity", 5_000)));

    postJson(Tokens.retailer("northmart"), wrong)
        .then()
        .statusCode(422)
        .body("code", equalTo("RECEIPT_INVALID"))
        .body("errors.field", hasItem("zone"))
        .body("errors.field", hasItem("lines[0].lineNumber"))
        .body("errors.field", hasItem("lines[0].quantity"));
    wrong.put("colour", "red");
    postJson(Tokens.retailer("northmart"), wrong)
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
    return post(token, "northmart", document);
  }

  private static Response post(String token, String retailer, String document) {
    return given()
        .auth()
        .oauth2(token)
        .contentType(ContentType.XML)
        .body(document)
        .post("/v1/receipts?retailerId=" + retailer);
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
