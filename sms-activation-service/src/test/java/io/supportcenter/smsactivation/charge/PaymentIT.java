package io.supportcenter.smsactivation.charge;

import static io.restassured.RestAssured.given;
import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.supportcenter.events.AssetStatus;
import io.supportcenter.events.ChargeDenied;
import io.supportcenter.events.ChargeSucceeded;
import io.supportcenter.events.Device;
import io.supportcenter.events.DeviceRegistered;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.kit.testing.PartnersTopics;
import io.supportcenter.kit.testing.TestTokens;
import io.supportcenter.schemas.Topics;
import io.supportcenter.smsactivation.testing.Client;
import io.supportcenter.smsactivation.testing.Ledger;
import io.supportcenter.smsactivation.testing.Phones;
import io.supportcenter.smsactivation.testing.PrintedCard;
import io.supportcenter.smsactivation.testing.SmsCentre;
import io.supportcenter.smsactivation.testing.SmsParts;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(SmsParts.class)
class PaymentIT {

  @Inject AgroalDataSource dataSource;
  @Inject SmsCentre centre;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrap;

  private final Client client = new Client();

  @Test
  void shouldRefuseABlacklistedAccountAndChargeItOnceActivated() {
    PrintedCard card = client.issue(1).getFirst();
    client
        .pay(card.accountId(), "7.50")
        .then()
        .statusCode(403)
        .contentType(startsWith("application/problem+json"))
        .body("code", equalTo("CARRIER_BILLING.PAYMENT_DENIED"))
        .body("message", notNullValue())
        .body("denialReason", equalTo("BLACKLISTED"));
    assertThat(balance(card)).isEqualTo(2000);

    activate(card);
    client
        .pay(card.accountId(), "7.50")
        .then()
        .statusCode(201)
        .body("paymentStatus", equalTo("succeeded"))
        .body("amountTransaction.accountId", equalTo(card.accountId()));
    assertThat(balance(card)).isEqualTo(1250);
    assertThat(ledger().sum("consumer:" + card.accountId())).isEqualTo(-1250);
    assertThat(ledger().sum("merchant:" + client.merchant())).isEqualTo(-750);
    assertThat(ledger().disagreements()).isZero();
    awaiting().until(() -> told(card, ChargeSucceeded.class).size() == 1);
    assertThat(told(card, ChargeSucceeded.class).getFirst().getAccountVersion()).isEqualTo(2);
    assertThat(told(card, ChargeDenied.class)).hasSize(1);
  }

  @Test
  void shouldRefuseAgainOnceReBlacklisted() {
    PrintedCard card = active();
    client.blacklist(card.accountId()).then().statusCode(200);
    client
        .pay(card.accountId(), "1")
        .then()
        .statusCode(403)
        .body("denialReason", equalTo("BLACKLISTED"));
    client.reinstate(card.accountId()).then().statusCode(200).body("status", equalTo("ACTIVE"));
    client.pay(card.accountId(), "1").then().statusCode(201);
  }

  @Test
  void shouldChargeOncePerKeyAndPerCorrelator() {
    PrintedCard card = active();
    String key = UUID.randomUUID().toString();
    String body =
        Client.payment(card.accountId(), "3", ", \"clientCorrelator\": \"c-" + key + "\"");
    String first = client.send(key, body).then().statusCode(201).extract().path("paymentId");
    assertThat(client.send(key, body).<String>path("paymentId")).isEqualTo(first);
    assertThat(client.send(UUID.randomUUID().toString(), body).<String>path("paymentId"))
        .isEqualTo(first);
    client
        .send(
            UUID.randomUUID().toString(),
            Client.payment(card.accountId(), "4", ", \"clientCorrelator\": \"c-" + key + "\""))
        .then()
        .statusCode(400)
        .body("code", equalTo("INVALID_ARGUMENT"))
        .body("errors.field", hasItem("amountTransaction.clientCorrelator"));
    assertThat(balance(card)).isEqualTo(1700);
  }

  @Test
  void shouldTakeEqualAmountsForTheSameRequest() {
    PrintedCard card = active();
    String key = UUID.randomUUID().toString();
    List<String> payments =
        Stream.of("10.0", "10.00", "10", "1e1")
            .map(amount ->
                client
                    .send(key, Client.payment(card.accountId(), amount, ""))
                    .then()
                    .statusCode(201)
                    .extract()
                    .<String>path("paymentId"))
            .distinct()
            .toList();
    assertThat(payments).hasSize(1);
    assertThat(balance(card)).isEqualTo(1000);
  }

  @Test
  void shouldTakeWhatSaysTheSameForTheSamePayment() {
    PrintedCard card = active();
    String key = UUID.randomUUID().toString();
    String grouped =
        card.accountId().substring(0, 4)
            + " "
            + card.accountId().substring(4, 9)
            + "-"
            + card.accountId().substring(9);
    String correlator = ", \"clientCorrelator\": \"c-" + key + "\"";
    String plain = Client.payment(card.accountId(), "10", correlator);
    String otherwise = Client.payment(grouped, "10.00", correlator).replace("EUR", " eur ");

    String first = client.send(key, plain).then().statusCode(201).extract().path("paymentId");
    for (String again : List.of(key, UUID.randomUUID().toString())) {
      client.send(again, otherwise).then().statusCode(201).body("paymentId", equalTo(first));
    }
    centre.charge(client.merchant(), "c-" + key, grouped, 1000);
    centre.charge(client.merchant(), "d-" + key, grouped, 100);
    awaiting().until(() -> told(card, ChargeSucceeded.class).size() == 2);
    assertThat(centre.refusals(grouped)).isEmpty();
    assertThat(balance(card)).isEqualTo(900);
  }

  @Test
  void shouldTakeNeitherTypographyNorFractionsOfMinorUnits() {
    String account = active().accountId();
    for (String dash : List.of("\\u2013", "\\u00a0", "\\u2011", "\\u200b")) {
      client
          .pay(account.substring(0, 4) + dash + account.substring(4), "1")
          .then()
          .statusCode(400)
          .body("errors.field", hasItem("amountTransaction.accountId"));
    }
    for (String amount : List.of("0.005", "1.001", "100.50001")) {
      client
          .pay(account, amount)
          .then()
          .statusCode(400)
          .body("errors.reason", hasItem("EXCESS_PRECISION"));
    }
    client
        .send(
            UUID.randomUUID().toString(),
            Client.payment(account, "100.50", "").replace("EUR", "JPY"))
        .then()
        .statusCode(400)
        .body("errors.reason", hasItem("EXCESS_PRECISION"));
    client
        .send(
            UUID.randomUUID().toString(),
            Client.payment(account, "100.00", "").replace("EUR", "JPY"))
        .then()
        .statusCode(400)
        .body("denialReason", equalTo("CURRENCY_MISMATCH"));
  }

  /** Of a currency without minor units, and of one with three digits of them. */
  @ParameterizedTest
  @CsvSource({"JPY, 500, 100.00, 100", "JPY, 500, 1e2, 100", "KWD, 5000, 1.234, 1234"})
  void shouldChargeACardInTheMinorUnitsOfItsCurrency(
      String currency, long value, String amount, long charged) {
    PrintedCard card = client.issueWorth(value, currency);
    activate(card);

    client
        .send(
            UUID.randomUUID().toString(),
            Client.payment(card.accountId(), amount, "").replace("EUR", currency))
        .then()
        .statusCode(201)
        .body("paymentStatus", equalTo("succeeded"));

    assertThat(balance(card)).isEqualTo(value - charged);
    assertThat(ledger().sum("consumer:" + card.accountId())).isEqualTo(charged - value);
    assertThat(ledger().disagreements()).isZero();
  }

  @Test
  void shouldNotChooseBetweenTwoAmounts() {
    PrintedCard card = active();
    client
        .send(
            UUID.randomUUID().toString(), Client.payment(card.accountId(), "1, \"amount\": 5", ""))
        .then()
        .statusCode(400)
        .body("code", equalTo("INVALID_ARGUMENT"))
        .body(
            "errors.field", hasItem("amountTransaction.paymentAmount.chargingInformation.amount"));
    assertThat(balance(card)).isEqualTo(2000);
  }

  @Test
  void shouldChargeNoMoreThanThereIsHoweverManyComeAtOnce() {
    PrintedCard card = active();
    Map<Integer, List<Response>> answers =
        Client.atOnce(25, _ -> client.pay(card.accountId(), "1")).stream()
            .collect(Collectors.groupingBy(Response::statusCode));

    assertThat(answers.keySet()).containsExactlyInAnyOrder(201, 403);
    assertThat(answers.get(201)).hasSize(20);
    assertThat(answers.get(403))
        .extracting(answer -> answer.<String>path("denialReason"))
        .containsOnly("INSUFFICIENT_FUNDS");
    assertThat(balance(card)).isZero();
    assertThat(ledger().disagreements()).isZero();
    awaiting().until(() -> told(card, ChargeDenied.class).size() == 5);
    assertThat(told(card, ChargeSucceeded.class))
        .extracting(succeeded -> succeeded.getCharge().getChargeId())
        .doesNotHaveDuplicates()
        .hasSize(20);
  }

  @Test
  void shouldChargeAPaymentOnceHoweverOftenItComesAtOnce() {
    PrintedCard card = active();
    String correlator = ", \"clientCorrelator\": \"" + UUID.randomUUID() + "\"";
    String body = Client.payment(card.accountId(), "3", correlator);

    assertThat(Client.atOnce(12, _ -> client.send(UUID.randomUUID().toString(), body)))
        .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(201))
        .extracting(answer -> answer.<String>path("paymentId"))
        .doesNotContainNull()
        .satisfies(ids -> assertThat(Set.copyOf(ids)).hasSize(1));
    assertThat(balance(card)).isEqualTo(1700);
    assertThat(ledger().disagreements()).isZero();
  }

  @Test
  void shouldSayWhyAnAccountIsNotCharged() {
    PrintedCard card = active();
    client
        .pay(card.accountId(), "20.01")
        .then()
        .statusCode(403)
        .body("denialReason", equalTo("INSUFFICIENT_FUNDS"));
    client
        .pay("00000000000000", "1")
        .then()
        .statusCode(404)
        .body("code", equalTo("IDENTIFIER_NOT_FOUND"))
        .body("denialReason", equalTo("UNKNOWN_ACCOUNT"));
    client
        .send(
            UUID.randomUUID().toString(),
            Client.payment(card.accountId(), "1", "").replace("EUR", "USD"))
        .then()
        .statusCode(400)
        .body("denialReason", equalTo("CURRENCY_MISMATCH"));
    client.operator().delete("/v1/consumer-accounts/" + card.accountId()).then().statusCode(200);
    client
        .pay(card.accountId(), "1")
        .then()
        .statusCode(403)
        .body("denialReason", equalTo("CLOSED"));
  }

  @Test
  void shouldNameTheFieldsThatAreWrongAsCamaraDoes() {
    client
        .send(UUID.randomUUID().toString(), "{\"amountTransaction\": {\"accountId\": \"1\"}}")
        .then()
        .statusCode(400)
        .body("status", equalTo(400))
        .body("code", equalTo("INVALID_ARGUMENT"))
        .body("message", notNullValue())
        .body("errors.field", hasItem("amountTransaction.referenceCode"));
    client
        .send(
            UUID.randomUUID().toString(),
            Client.payment("1", "1", ", \"phoneNumber\": \"+491711234567\""))
        .then()
        .statusCode(400)
        .body("code", equalTo("INVALID_ARGUMENT"))
        .body("errors.field", hasItem("amountTransaction.phoneNumber"));
    client
        .send(UUID.randomUUID().toString(), Client.payment("1", "1.001", ""))
        .then()
        .statusCode(400)
        .body("errors.reason", hasItem("EXCESS_PRECISION"));
    for (String text : List.of(" ", "\\u2003", "\\ud800", "\\u0085")) {
      client
          .send(
              UUID.randomUUID().toString(),
              Client.payment("1", "1", ", \"clientCorrelator\": \"" + text + "\""))
          .then()
          .statusCode(400)
          .body("code", equalTo("INVALID_ARGUMENT"))
          .body("errors.field", hasItem("amountTransaction.clientCorrelator"));
    }
    Centre.as(client.merchant(), "merchant")
        .header("x-correlator", "b4333c46")
        .header("Idempotency-Key", UUID.randomUUID())
        .body(Client.payment("1", "1", ""))
        .post("/v1/payments")
        .then()
        .header("x-correlator", equalTo("b4333c46"))
        .statusCode(404);
    Centre.as(client.merchant(), "merchant")
        .header("x-correlator", "no blanks")
        .header("Idempotency-Key", UUID.randomUUID())
        .body(Client.payment("1", "1", ""))
        .post("/v1/payments")
        .then()
        .statusCode(400)
        .body("code", equalTo("INVALID_ARGUMENT"));

    String key = UUID.randomUUID().toString();
    client.send(key, Client.payment("1", "1", "")).then().statusCode(404);
    Centre.as(client.merchant(), "merchant")
        .header("x-correlator", "b4333c46")
        .header("Idempotency-Key", key)
        .body(Client.payment("1", "2", ""))
        .post("/v1/payments")
        .then()
        .header("x-correlator", equalTo("b4333c46"))
        .statusCode(422)
        .body("status", equalTo(422))
        .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"))
        .body("message", notNullValue());
  }

  @Test
  void shouldShowAPaymentToItsMerchantOnly() {
    PrintedCard card = active();
    String path = "/v1/payments/" + client.pay(card.accountId(), "1").<String>path("paymentId");
    Centre.as(client.merchant(), "merchant")
        .get(path)
        .then()
        .statusCode(200)
        .body("paymentStatus", equalTo("succeeded"));
    Centre.as("another", "merchant")
        .get(path)
        .then()
        .statusCode(404)
        .body("code", equalTo("NOT_FOUND"));
    Centre.as("somebody", "user")
        .get(path)
        .then()
        .statusCode(403)
        .body("code", equalTo("PERMISSION_DENIED"));
    for (String role : List.of("user", "agent", "issuer", "operator")) {
      Centre.as("somebody", role)
          .header("Idempotency-Key", UUID.randomUUID())
          .body(Client.payment(card.accountId(), "1", ""))
          .post("/v1/payments")
          .then()
          .statusCode(403);
    }
  }

  @Test
  void shouldKnowMerchantsByTheirTokensPartner() {
    String account = active().accountId();
    String baker = TestTokens.of("till", Map.of("partner", "baker"), "merchant");
    String butcher = TestTokens.of("till", Map.of("partner", "butcher"), "merchant");
    String nobody = TestTokens.of("till", Map.of("partner", ""), "merchant");
    String key = UUID.randomUUID().toString();

    String path = pay(baker, key, account).then().statusCode(201).extract().header("Location");
    pay(butcher, key, account).then().statusCode(201).header("Location", not(path));

    given().auth().oauth2(baker).get(path).then().statusCode(200);
    given().auth().oauth2(butcher).get(path).then().statusCode(404);
    given().auth().oauth2(nobody).get(path).then().statusCode(404);
    pay(nobody, UUID.randomUUID().toString(), account)
        .then()
        .statusCode(403)
        .body("code", equalTo("PERMISSION_DENIED"));
  }

  private static Response pay(String token, String key, String account) {
    return given()
        .auth()
        .oauth2(token)
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .body(Client.payment(account, "1", ""))
        .post("/v1/payments");
  }

  @Test
  void shouldAnswerAMerchantOnItsOwnTopic() throws Exception {
    PrintedCard card = active();
    String id = card.accountId();
    String merchant = "bakery-" + id;
    try (PartnersTopics topics = new PartnersTopics(bootstrap)) {
      String answers = topics.create(Topics.CHARGES, merchant);
      String own = topics.create(Topics.CHARGE_REQUESTS, merchant);
      centre.publish(own, id, SmsCentre.charged("butcher", "a", id, 100, null));
      centre.publish(own, id, SmsCentre.charged(merchant, "a", id, 300, null));
      centre.charge("butcher", "b", id, 50);

      centre.awaitPublished(answers, id, "ChargeSucceeded");
      centre.awaitPublished(Topics.CHARGES, id, "ChargeSucceeded", "ChargeSucceeded");
      assertThat(centre.refusals(id))
          .as("a merchant without a topic for refusals")
          .containsExactly("SENDER_NOT_ALLOWED");
    }
  }

  @Test
  void shouldChargeWhatComesByKafkaOnce() {
    PrintedCard card = active();
    centre.charge("bakery", "r-" + card.accountId(), card.accountId(), 300);
    centre.charge("bakery", "r-" + card.accountId(), card.accountId(), 300);
    centre.charge("bakery", "s-" + card.accountId(), card.accountId(), 5000);
    centre.charge("", "t", card.accountId(), 5);
    centre.charge("bakery", "u-" + card.accountId(), card.accountId(), -5);
    centre.charge("bakery", "r-" + card.accountId(), card.accountId(), 301);

    awaiting()
        .untilAsserted(() ->
            assertThat(centre.refusals(card.accountId()))
                .containsExactly(
                    "BLANK merchantId", "OUT_OF_RANGE amount.amountMinor", "ID_REUSED requestId"));
    awaiting().until(() -> told(card).size() >= 4);
    assertThat(told(card, ChargeSucceeded.class)).hasSize(1);
    assertThat(told(card, ChargeDenied.class))
        .extracting(denied -> denied.getReason().name())
        .containsExactlyInAnyOrder("INSUFFICIENT_FUNDS", "INVALID_REQUEST", "INVALID_AMOUNT");
    assertThat(balance(card)).isEqualTo(1700);
  }

  @Test
  void shouldWaitForTheRegistrationOfTheDeviceThatAChargeIsFor() {
    PrintedCard card = active();
    String asset = UUID.randomUUID().toString();
    String path =
        client
            .send(
                UUID.randomUUID().toString(),
                Client.payment(
                    card.accountId(),
                    "2",
                    ", \"assetId\": \" " + asset.toUpperCase(Locale.ROOT) + "\""))
            .then()
            .statusCode(201)
            .body("paymentStatus", equalTo("processing"))
            .extract()
            .header("Location");
    assertThat(balance(card)).isEqualTo(2000);
    centre.kafka().publish(Topics.ASSETS, asset, registered(asset));

    awaiting().until(() -> payment(path).path("paymentStatus").equals("succeeded"));
    payment(path).then().body("amountTransaction.assetId", equalTo(asset));
    assertThat(payment(path).asString()).doesNotContain("0042", "AX-1", "Aurelia");
    assertThat(balance(card)).isEqualTo(1800);
    awaiting().until(() -> told(card, ChargeSucceeded.class).size() == 1);
    assertThat(told(card, ChargeSucceeded.class).getFirst().getCharge().getAssetId())
        .isEqualTo(asset);
    assertThat(told(card, ChargeSucceeded.class).getFirst().toString())
        .doesNotContain("0042", "AX-1", "Aurelia");
  }

  @Test
  void shouldNotWaitForADeviceForEver() {
    PrintedCard card = active();
    String path =
        client
            .send(
                UUID.randomUUID().toString(),
                Client.payment(card.accountId(), "2", ", \"assetId\": \"nobody-s\""))
            .header("Location");
    awaiting().until(() -> payment(path).path("paymentStatus").equals("denied"));
    payment(path).then().body("denialReason", equalTo("DEVICE_NOT_REGISTERED"));
    assertThat(balance(card)).isEqualTo(2000);
  }

  private Response payment(String location) {
    return Centre.as(client.merchant(), "merchant").get(location);
  }

  private PrintedCard active() {
    PrintedCard card = client.issue(1).getFirst();
    activate(card);
    return card;
  }

  private void activate(PrintedCard card) {
    centre.sms(Phones.any(), card.shortCode(), card.passCode());
    awaiting().until(() -> client.account(card.accountId()).path("status").equals("ACTIVE"));
  }

  private int balance(PrintedCard card) {
    return client.account(card.accountId()).path("balance.amountMinor");
  }

  private <E extends org.apache.avro.specific.SpecificRecord> List<E> told(
      PrintedCard card, Class<E> type) {
    return centre.published(Topics.CHARGES, card.accountId(), type);
  }

  private List<org.apache.avro.specific.SpecificRecord> told(PrintedCard card) {
    return centre.published(Topics.CHARGES, card.accountId());
  }

  private Ledger ledger() {
    return new Ledger(dataSource);
  }

  private static DeviceRegistered registered(String asset) {
    return DeviceRegistered.newBuilder()
        .setAssetId(asset)
        .setVersion(1)
        .setUserId("user")
        .setRegistrationId(asset)
        .setOccurredAt(Instant.now())
        .setDevice(
            Device.newBuilder()
                .setStatus(AssetStatus.REGISTERED)
                .setManufacturer("Aurelia Audio")
                .setModel("AX-1")
                .setSerialNumber("0042")
                .setSerialConfirmed(true)
                .build())
        .build();
  }
}
