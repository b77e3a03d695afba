package io.supportcenter.smsactivation.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.events.ConsumerAccountIssued;
import io.supportcenter.events.ConsumerAccountStatus;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.schemas.Topics;
import io.supportcenter.smsactivation.testing.Client;
import io.supportcenter.smsactivation.testing.Ledger;
import io.supportcenter.smsactivation.testing.PrintedCard;
import io.supportcenter.smsactivation.testing.SmsCentre;
import io.supportcenter.smsactivation.testing.SmsParts;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
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

  @Test
  void shouldKeepNoPassCodeInTheDatabase() {
    PrintedCard card = client.issue(1).getFirst();
    String code = card.passCode().replace("-", "");
    for (String table :
        List.of("consumer_account", "batch", "outbox", "idempotency_key", "journal_entry")) {
      assertThat(
              new Ledger(dataSource)
                  .number(
                      "SELECT count(*) FROM "
                          + table
                          + " AS t WHERE position(? IN replace(upper(t::text), '-', '')) > 0",
                      code))
          .as(table)
          .isZero();
    }
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
