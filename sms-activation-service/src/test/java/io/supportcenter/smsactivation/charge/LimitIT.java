package io.supportcenter.smsactivation.charge;

import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.supportcenter.events.ChargeDenied;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.schemas.Topics;
import io.supportcenter.smsactivation.account.AccountId;
import io.supportcenter.smsactivation.testing.Client;
import io.supportcenter.smsactivation.testing.Ledger;
import io.supportcenter.smsactivation.testing.Phones;
import io.supportcenter.smsactivation.testing.PrintedCard;
import io.supportcenter.smsactivation.testing.SmsCentre;
import io.supportcenter.smsactivation.testing.SmsParts;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How much accounts are charged, and merchants that try accounts. */
@QuarkusTest
@WithTestResource(SmsParts.class)
class LimitIT {

  @Inject AgroalDataSource dataSource;
  @Inject Transactions transactions;
  @Inject SmsCentre centre;
  @Inject MeterRegistry metrics;

  private final Client client = new Client();

  /** 1,000.00 EUR of one account, whoever charges it. */
  @Test
  void shouldChargeAnAccountUpToItsLimitHoweverManyComeAtOnce() {
    PrintedCard card = active(500_000);
    Client other = new Client();
    List<Response> answers =
        Client.atOnce(20, i -> (i % 2 == 0 ? client : other).pay(card.accountId(), "99.99"));
    assertDenied(answers, 10, "LIMIT_AMOUNT");
    assertThat(balance(card)).isEqualTo(500_000 - 99_990);

    client.pay(card.accountId(), "0.11").then().statusCode(403);
    other.pay(card.accountId(), "0.10").then().statusCode(201);
    client
        .pay(card.accountId(), "0.01")
        .then()
        .statusCode(403)
        .body("code", equalTo("CARRIER_BILLING.PAYMENT_DENIED"))
        .body("denialReason", equalTo("LIMIT_AMOUNT"));
    assertThat(ledger().disagreements()).isZero();
    awaiting()
        .untilAsserted(() ->
            assertThat(denied(card))
                .hasSize(12)
                .extracting(denied -> denied.getReason().name())
                .containsOnly("LIMIT_AMOUNT"));
  }

  /** 3,000.00 EUR of one merchant, whomever it charges, over REST and Kafka. */
  @Test
  void shouldChargeForAMerchantUpToItsLimitHoweverManyComeAtOnce() {
    List<PrintedCard> cards = client.issueWorth(20, 100_000);
    activate(cards);
    assertDenied(
        Client.atOnce(20, i -> client.pay(cards.get(i).accountId(), "300")), 10, "LIMIT_AMOUNT");
    assertThat(ledger().sum("merchant:" + client.merchant())).isEqualTo(-300_000);

    PrintedCard card = cards.getFirst();
    centre.charge(client.merchant(), UUID.randomUUID().toString(), card.accountId(), 1);
    awaiting().until(() -> !denied(card).isEmpty());
    assertThat(denied(card).getLast().getReason().name()).isEqualTo("LIMIT_AMOUNT");
    new Client().pay(card.accountId(), "300").then().statusCode(201);
  }

  /** 300 payments of one merchant. */
  @Test
  void shouldChargeForAMerchantAsOftenAsItsLimitSaysHoweverManyComeAtOnce() {
    List<PrintedCard> cards = client.issueWorth(20, 100_000);
    activate(cards);
    List<Response> answers =
        Client.atOnce(
                20,
                i ->
                    IntStream.range(0, 16)
                        .mapToObj(_ -> client.pay(cards.get(i).accountId(), "0.01"))
                        .toList())
            .stream()
            .flatMap(List::stream)
            .toList();
    assertDenied(answers, 300, "LIMIT_COUNT");
    assertThat(ledger().sum("merchant:" + client.merchant())).isEqualTo(-300);
  }

  private static void assertDenied(List<Response> answers, int succeeded, String reason) {
    assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(succeeded);
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() != 201)
        .hasSize(answers.size() - succeeded)
        .allSatisfy(answer -> {
          assertThat(answer.statusCode()).isEqualTo(403);
          assertThat(answer.<String>path("denialReason")).isEqualTo(reason);
        });
  }

  /** 20 well-formed identifiers within an hour; typing errors do not count. */
  @Test
  void shouldLockOutAMerchantThatTriesUnknownAccounts() {
    PrintedCard card = active(2000);
    double before = lockOuts();
    for (int n = 0; n < 25; n++) {
      client.pay(mistyped(unknownAccount()), "1").then().statusCode(404);
    }
    client.pay(card.accountId(), "1").then().statusCode(201);

    List<Response> answers = Client.atOnce(40, _ -> client.pay(unknownAccount(), "1"));
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() == 404)
        .hasSize(20)
        .allSatisfy(
            answer -> assertThat(answer.<String>path("denialReason")).isEqualTo("UNKNOWN_ACCOUNT"));
    assertThat(answers).filteredOn(answer -> answer.statusCode() == 429).hasSize(20);
    assertThat(lockOuts()).isEqualTo(before + 1);

    String key = UUID.randomUUID().toString();
    for (int n = 0; n < 2; n++) {
      client
          .send(key, Client.payment(card.accountId(), "1", ""))
          .then()
          .statusCode(429)
          .contentType(startsWith("application/problem+json"))
          .header("Retry-After", Integer::valueOf, both(greaterThan(0)).and(lessThan(902)))
          .header("Idempotency-Replayed", nullValue())
          .body("code", equalTo("TOO_MANY_REQUESTS"))
          .body("denialReason", nullValue());
    }
    String request = UUID.randomUUID().toString();
    centre.charge(client.merchant(), request, card.accountId(), 100);
    awaiting()
        .untilAsserted(() ->
            assertThat(centre.refusals(card.accountId()))
                .containsExactly("MERCHANT_LOCKED merchantId"));
    assertThat(balance(card)).isEqualTo(1900);
    assertThat(
            ledger().number("SELECT count(*) FROM charge WHERE merchant_id = ?", client.merchant()))
        .isEqualTo(25 + 1 + 20);
    new Client().pay(card.accountId(), "1").then().statusCode(201);

    unlock();
    client.send(key, Client.payment(card.accountId(), "1", "")).then().statusCode(201);
  }

  private static String unknownAccount() {
    return AccountId.random(new SecureRandom()).digits();
  }

  private static String mistyped(String account) {
    int last = account.length() - 1;
    return account.substring(0, last) + (account.charAt(last) == '7' ? '8' : '7');
  }

  private double lockOuts() {
    return metrics.counter("payments.lockouts").count();
  }

  private void unlock() {
    transactions.inNew(tx ->
        Sql.update(tx, "UPDATE merchant SET locked_until = now() WHERE id = ?", client.merchant()));
  }

  private PrintedCard active(long minor) {
    List<PrintedCard> cards = client.issueWorth(1, minor);
    activate(cards);
    return cards.getFirst();
  }

  private void activate(List<PrintedCard> cards) {
    cards.forEach(card -> centre.sms(Phones.any(), card.shortCode(), card.passCode()));
    cards.forEach(card ->
        awaiting().until(() -> client.account(card.accountId()).path("status").equals("ACTIVE")));
  }

  private int balance(PrintedCard card) {
    return client.account(card.accountId()).path("balance.amountMinor");
  }

  private List<ChargeDenied> denied(PrintedCard card) {
    return centre.published(Topics.CHARGES, card.accountId(), ChargeDenied.class);
  }

  private Ledger ledger() {
    return new Ledger(dataSource);
  }
}
