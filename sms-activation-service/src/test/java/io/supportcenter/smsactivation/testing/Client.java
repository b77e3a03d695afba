package io.supportcenter.smsactivation.testing;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.supportcenter.kit.testing.Centre;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Issuer, merchant and operator of a test, over REST. Values: 20.00 EUR, short code 70011. */
public final class Client {

  public static final String SHORT_CODE = "70011";
  public static final String GATEWAY = "aggregator";
  public static final String GATEWAY_PASSWORD = "gateway-secret";

  private final String issuer = "issuer-" + UUID.randomUUID();
  private final String merchant = "merchant-" + UUID.randomUUID();

  public String merchant() {
    return merchant;
  }

  /** Adds the gateway that {@link #kannel(String, String, String, String)} calls for. */
  public void addGateway() {
    operator()
        .body(
            """
            {"name": "Aggregator", "region": "DE", "password": "%s"}
            """
                .formatted(GATEWAY_PASSWORD))
        .put("/v1/gateways/" + GATEWAY)
        .then()
        .statusCode(200);
  }

  /** As Kannel's sms-service hands over an SMS. */
  public static Response kannel(String messageId, String sender, String shortCode, String text) {
    return kannel(GATEWAY, GATEWAY_PASSWORD, messageId, sender, shortCode, text);
  }

  public static Response kannel(
      String gateway,
      String password,
      String messageId,
      String sender,
      String shortCode,
      String text) {
    return given()
        .auth()
        .preemptive()
        .basic(gateway, password)
        .queryParams("id", messageId, "from", sender, "to", shortCode, "text", text)
        .get("/v1/gateways/kannel/sms");
  }

  public RequestSpecification issuer() {
    return Centre.as(issuer, "issuer");
  }

  public RequestSpecification operator() {
    return Centre.as("operator", "operator");
  }

  public Response order(int count) {
    return issuer()
        .header("Idempotency-Key", UUID.randomUUID())
        .body(
            """
            {"distributorId": "kiosk-chain", "shortCode": "%s", "count": %d,
             "value": {"amountMinor": 2000, "currency": "EUR"}, "expiresAt": "2099-01-01T00:00:00Z"}
            """
                .formatted(SHORT_CODE, count))
        .post("/v1/batches");
  }

  public Response sheet(String batchId) {
    return issuer()
        .accept("text/csv, application/problem+json")
        .post("/v1/batches/" + batchId + "/sheet");
  }

  public List<PrintedCard> issue(int count) {
    String batch = order(count).then().statusCode(201).extract().path("batchId");
    String sheet = sheet(batch).then().statusCode(200).extract().asString();
    return Arrays.stream(sheet.split("\r\n")).skip(1).map(PrintedCard::of).toList();
  }

  public Response pay(String accountId, String amount) {
    return send(UUID.randomUUID().toString(), payment(accountId, amount, ""));
  }

  public Response send(String idempotencyKey, String body) {
    return Centre.as(merchant, "merchant")
        .header("Idempotency-Key", idempotencyKey)
        .body(body)
        .post("/v1/payments");
  }

  /**
   * @param more further fields of amountTransaction, each with a comma before
   */
  public static String payment(String accountId, String amount, String more) {
    return """
    {"amountTransaction": {"accountId": "%s", "referenceCode": "order-1",
     "paymentAmount": {"chargingInformation": {"amount": %s, "currency": "EUR", "description": "Rolls"}}%s}}
    """
        .formatted(accountId, amount, more);
  }

  public Response account(String accountId) {
    return operator().get("/v1/consumer-accounts/" + accountId);
  }

  public Response blacklist(String accountId) {
    return operator()
        .body("{\"reason\": \"LOST_OR_STOLEN\"}")
        .put("/v1/consumer-accounts/" + accountId + "/blacklisting");
  }

  public Response reinstate(String accountId) {
    return operator().delete("/v1/consumer-accounts/" + accountId + "/blacklisting");
  }
}
