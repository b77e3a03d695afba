package io.supportcenter.smsactivation.testing;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.supportcenter.kit.testing.Centre;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Issuer, merchant and operator of a test, over REST. Values: 20.00 EUR, short code 70011. */
public final class Client {

  public static final String SHORT_CODE = "70011";

  private static final Instant LATE = Instant.parse("2099-01-01T00:00:00Z");

  public static final String GATEWAY = "aggregator";
  public static final String GATEWAY_PASSWORD = "gateway-secret-of-the-aggregator";

  private final String issuer = "issuer-" + UUID.randomUUID();
  private final String merchant = "merchant-" + UUID.randomUUID();

  public String merchant() {
    return merchant;
  }

  public String issuerId() {
    return issuer;
  }

  /** Adds the gateway that {@link #kannel(String, String, String, String)} calls for. */
  public void addGateway() {
    operator()
        .body(
            """
            {"name": "Aggregator", "region": "DE", "password": "%s", "getAllowed": true}
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
        .contentType("text/plain; charset=UTF-8")
        .queryParams("id", messageId, "from", sender, "to", shortCode)
        .body(text)
        .post("/v1/gateways/kannel/sms");
  }

  public RequestSpecification issuer() {
    return Centre.as(issuer, "issuer");
  }

  public RequestSpecification operator() {
    return Centre.as("operator", "operator");
  }

  public Response order(int count) {
    return order(count, LATE);
  }

  private Response order(int count, Instant expiresAt) {
    return order(SHORT_CODE, count, 2000, "EUR", expiresAt);
  }

  /** Makes it one of our numbers. */
  public Response orderAt(String shortCode) {
    return order(shortCode, 1, 2000, "EUR", LATE);
  }

  private Response order(
      String shortCode, int count, long amountMinor, String currency, Instant expiresAt) {
    return issuer()
        .header("Idempotency-Key", UUID.randomUUID())
        .body(
            """
            {"distributorId": "kiosk-chain", "shortCode": "%s", "count": %d,
             "value": {"amountMinor": %d, "currency": "%s"}, "expiresAt": "%s"}
            """
                .formatted(shortCode, count, amountMinor, currency, expiresAt))
        .post("/v1/batches");
  }

  public Response sheet(String batchId) {
    return issuer()
        .accept("text/csv, application/problem+json")
        .post("/v1/batches/" + batchId + "/sheet");
  }

  public List<PrintedCard> issue(int count) {
    return issue(order(count));
  }

  public List<PrintedCard> issue(int count, Instant expiresAt) {
    return issue(order(count, expiresAt));
  }

  /** A card that is worth so many minor units. */
  public PrintedCard issueWorth(long amountMinor, String currency) {
    return issue(order(SHORT_CODE, 1, amountMinor, currency, LATE)).getFirst();
  }

  /** Cards that are worth so many cents each. */
  public List<PrintedCard> issueWorth(int count, long cents) {
    return issue(order(SHORT_CODE, count, cents, "EUR", LATE));
  }

  private List<PrintedCard> issue(Response order) {
    String batch = order.then().statusCode(201).extract().path("batchId");
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

  /** The same request of many clients at the same time; the answers in their order. */
  public static <T> List<T> atOnce(int times, IntFunction<T> request) {
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      return IntStream.range(0, times)
          .mapToObj(i -> CompletableFuture.supplyAsync(() -> request.apply(i), clients))
          .toList()
          .stream()
          .map(CompletableFuture::join)
          .toList();
    }
  }
}
