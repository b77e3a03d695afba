package io.supportcenter.smsactivation.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.supportcenter.events.ConsumerAccountIssued;
import io.supportcenter.events.ConsumerAccountStatus;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.kit.testing.Traces;
import io.supportcenter.kit.values.Money;
import io.supportcenter.schemas.Topics;
import io.supportcenter.smsactivation.account.AccountTerms;
import io.supportcenter.smsactivation.limit.AmountLimit;
import io.supportcenter.smsactivation.sms.ShortCode;
import io.supportcenter.smsactivation.testing.Client;
import io.supportcenter.smsactivation.testing.Ledger;
import io.supportcenter.smsactivation.testing.Phones;
import io.supportcenter.smsactivation.testing.PrintedCard;
import io.supportcenter.smsactivation.testing.SmsCentre;
import io.supportcenter.smsactivation.testing.SmsParts;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(SmsParts.class)
class BatchIT {

  @Inject AgroalDataSource dataSource;
  @Inject SmsCentre centre;

  private final Client client = new Client();

  @Test
  void shouldIssueIdentifierPassCodeAndShortCodeTogetherOfBlacklistedAccountsWithoutAPhone() {
    List<PrintedCard> cards = client.issue(20);

    assertThat(cards).hasSize(20).extracting(PrintedCard::passCode).doesNotHaveDuplicates();
    assertThat(cards)
        .allSatisfy(card -> {
          assertThat(card.shortCode()).isEqualTo(Client.SHORT_CODE);
          assertThat(card.passCode().replace("-", "")).isNotEqualTo(card.accountId());
        });
    client
        .account(cards.getFirst().accountId())
        .then()
        .statusCode(200)
        .body("status", equalTo("ISSUED"))
        .body("blacklisted", equalTo(true))
        .body("phoneNumber", nullValue())
        .body("balance.amountMinor", equalTo(2000));
  }

  @Test
  void shouldHandOutASheetOnceAndOnlyToItsIssuer() {
    String batch = client.order(3).then().statusCode(201).extract().path("batchId");

    new Client().sheet(batch).then().statusCode(404).body("code", equalTo("BATCH_UNKNOWN"));
    client.sheet(batch).then().statusCode(200).header("Cache-Control", equalTo("no-store"));
    client.sheet(batch).then().statusCode(409).body("code", equalTo("SHEET_HANDED_OUT"));
    client
        .issuer()
        .get("/v1/batches/" + batch)
        .then()
        .statusCode(200)
        .body("status", equalTo("HANDED_OUT"));
  }

  /** 10 batches whose sheet is not handed out, in these tests. */
  @Test
  void shouldLimitWhatAnIssuerHasOutstandingHoweverManyOrdersComeAtOnce() {
    List<Response> answers;
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      answers =
          Stream.generate(() -> CompletableFuture.supplyAsync(() -> client.order(1), clients))
              .limit(20)
              .toList()
              .stream()
              .map(CompletableFuture::join)
              .toList();
    }
    assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(10);
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() == 409)
        .hasSize(10)
        .extracting(answer -> answer.<String>path("code"))
        .containsOnly("ISSUER_LIMIT");

    String batch =
        answers.stream()
            .filter(answer -> answer.statusCode() == 201)
            .findFirst()
            .orElseThrow()
            .path("batchId");
    client.sheet(batch).then().statusCode(200);
    client.order(1).then().statusCode(201);
    client.order(1).then().statusCode(409);
    new Client().order(1).then().statusCode(201);
  }

  @Test
  void shouldLimitTheCardsAndTheirWorthToTheLastOfThem() {
    var limit = new IssuerLimit(100, new AmountLimit(BigDecimal.TEN, Map.of()), 5);
    var none = new IssuerLimit.Outstanding(0, 0, 0);
    assertThat(limit.excess(none, batch(100, 10))).isEmpty();
    assertThat(limit.excess(none, batch(101, 1))).contains(IssuerLimit.Excess.CARDS);
    assertThat(limit.excess(none, batch(77, 13))).contains(IssuerLimit.Excess.AMOUNT);
    var much = new IssuerLimit.Outstanding(99, 990, 4);
    assertThat(limit.excess(much, batch(1, 10))).isEmpty();
    assertThat(limit.excess(much, batch(2, 1))).contains(IssuerLimit.Excess.CARDS);
    assertThat(limit.excess(much, batch(1, 11))).contains(IssuerLimit.Excess.AMOUNT);
    assertThat(limit.excess(new IssuerLimit.Outstanding(0, 0, 5), batch(1, 1)))
        .contains(IssuerLimit.Excess.ORDERS);
  }

  private static Batch batch(int count, long minor) {
    return new Batch(
        new AccountTerms(
            UUID.randomUUID(),
            "kiosk-chain",
            new ShortCode("70011"),
            Money.of(minor, "EUR"),
            Instant.parse("2099-01-01T00:00:00Z")),
        "issuer",
        count,
        new BatchState.Ordered());
  }

  @Test
  void shouldTellOfIssuedAccountsAndPostTheirValue() {
    PrintedCard card = client.issue(1).getFirst();
    Ledger ledger = new Ledger(dataSource);
    ConsumerAccountIssued issued =
        centre.awaitLast(Topics.CONSUMER_ACCOUNTS, card.accountId(), ConsumerAccountIssued.class);
    assertThat(issued.getVersion()).isEqualTo(1);
    assertThat(issued.getAccount().getStatus()).isEqualTo(ConsumerAccountStatus.ISSUED);
    assertThat(issued.getAccount().getBlacklisted()).isTrue();
    assertThat(ledger.sum("consumer:" + card.accountId())).isEqualTo(-2000);
    assertThat(ledger.unbalancedEntries()).isZero();
    assertThat(ledger.disagreements()).isZero();
  }

  /** Sent and used too; where it came from, {@code sms-inbound.v1}, has it in plain text. */
  @Test
  void shouldKeepNoPassCodeInTheDatabase() {
    PrintedCard card = client.issue(1).getFirst();
    centre.sms(Phones.any(), card.shortCode(), "code " + card.passCode());
    Centre.awaiting().until(() -> client.account(card.accountId()).path("status").equals("ACTIVE"));
    client.pay(card.accountId(), "1").then().statusCode(201);

    assertThat(Traces.inTables(card.accountId())).contains("consumer_account", "charge", "posting");
    assertThat(Traces.inTables(card.passCode())).isEmpty();
    assertThat(Traces.inTables(card.passCode().replace("-", ""))).isEmpty();
  }

  @Test
  void shouldNameWhatIsWrongWithAnOrder() {
    client
        .issuer()
        .header("Idempotency-Key", UUID.randomUUID())
        .body(
            """
            {"distributorId": "a b", "shortCode": "7", "count": 10001,
             "value": {"amountMinor": 0, "currency": "EUR"}, "expiresAt": "2001-01-01T00:00:00Z"}
            """)
        .post("/v1/batches")
        .then()
        .statusCode(400)
        .body("code", equalTo("VALIDATION"))
        .body(
            "errors.field",
            hasItems("distributorId", "shortCode", "count", "value.amountMinor", "expiresAt"));
    client
        .issuer()
        .header("Idempotency-Key", UUID.randomUUID())
        .body(
            """
            {"distributorId": "a", "shortCode": "70011", "count": 1,
             "value": {"amountMinor": 100, "currency": "XXX"}, "expiresAt": "2099-01-01T00:00:00Z"}
            """)
        .post("/v1/batches")
        .then()
        .statusCode(422)
        .body("code", equalTo("UNKNOWN_CURRENCY"));
  }

  @Test
  void shouldRefuseFractionsOfMinorUnitsAndOfCards() {
    for (String values :
        List.of(
            "20.00 1", "2000.75 1", "2000.0 1", "2e3 1", "\"2000\" 1", "2000 1.9", "2000 1.0")) {
      String[] value = values.split(" ");
      client
          .issuer()
          .header("Idempotency-Key", UUID.randomUUID())
          .body(
              """
              {"distributorId": "a", "shortCode": "70011", "count": %s,
               "value": {"amountMinor": %s, "currency": "EUR"}, "expiresAt": "2099-01-01T00:00:00Z"}
              """
                  .formatted(value[1], value[0]))
          .post("/v1/batches")
          .then()
          .statusCode(400)
          .body("errors.field", hasItems(value[1].equals("1") ? "value.amountMinor" : "count"));
    }
  }

  @Test
  void shouldRefuseAnExpiryThatNobodyLivesToSee() {
    client
        .issuer()
        .header("Idempotency-Key", UUID.randomUUID())
        .body(
            """
            {"distributorId": "a", "shortCode": "70011", "count": 1,
             "value": {"amountMinor": 100, "currency": "EUR"}, "expiresAt": "2999-01-01T00:00:00Z"}
            """)
        .post("/v1/batches")
        .then()
        .statusCode(400)
        .body("code", equalTo("VALIDATION"))
        .body("errors.field", hasItems("expiresAt"));
  }

  @Test
  void shouldOrderABatchOncePerKey() {
    String key = UUID.randomUUID().toString();
    String body =
        """
        {"distributorId": "a", "shortCode": "70011", "count": 1,
         "value": {"amountMinor": 100, "currency": "EUR"}, "expiresAt": "2099-01-01T00:00:00Z"}
        """;
    String first =
        client
            .issuer()
            .header("Idempotency-Key", key)
            .body(body)
            .post("/v1/batches")
            .path("batchId");
    String again =
        client
            .issuer()
            .header("Idempotency-Key", key)
            .body(body)
            .post("/v1/batches")
            .path("batchId");
    assertThat(again).isNotNull().isEqualTo(first);
  }

  @Test
  void shouldLetNobodyElseIssue() {
    for (String role : List.of("user", "agent", "merchant", "operator")) {
      Centre.as("somebody", role)
          .header("Idempotency-Key", UUID.randomUUID())
          .body("{}")
          .post("/v1/batches")
          .then()
          .statusCode(403);
    }
    io.restassured.RestAssured.given()
        .contentType("application/json")
        .body("{}")
        .post("/v1/batches")
        .then()
        .statusCode(401);
  }
}
