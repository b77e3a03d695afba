package io.supportcenter.smsactivation.account;

import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.supportcenter.events.Blacklisting;
import io.supportcenter.events.BreakageReason;
import io.supportcenter.events.BreakageRecognised;
import io.supportcenter.events.ConsumerAccountBlacklisted;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.schemas.Topics;
import io.supportcenter.smsactivation.testing.Client;
import io.supportcenter.smsactivation.testing.Ledger;
import io.supportcenter.smsactivation.testing.Phones;
import io.supportcenter.smsactivation.testing.PrintedCard;
import io.supportcenter.smsactivation.testing.SmsCentre;
import io.supportcenter.smsactivation.testing.SmsParts;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What staff does to accounts, and what is left when an account ends. */
@QuarkusTest
@WithTestResource(SmsParts.class)
class ConsumerAccountIT {

  @Inject AgroalDataSource dataSource;
  @Inject SmsCentre centre;

  private final Client client = new Client();

  @Test
  void shouldKeepEachReasonOfABlacklistingWithWhoAndWhyAndLiftOne() {
    PrintedCard card = active();
    blacklist(card, "agent-1", "{\"reason\": \"LOST_OR_STOLEN\", \"note\": \"lost on a bus\"}");
    blacklist(card, "agent-2", "{\"reason\": \"LEGAL\"}");
    blacklist(card, "agent-3", "{\"reason\": \"LEGAL\"}")
        .body("blacklistings.reason", contains("LOST_OR_STOLEN", "LEGAL"))
        .body("blacklistings.by", contains("agent-1", "agent-2"))
        .body("blacklistings[0].note", equalTo("lost on a bus"))
        .body("version", equalTo(4));
    assertThat(
            centre
                .awaitLast(
                    Topics.CONSUMER_ACCOUNTS, card.accountId(), ConsumerAccountBlacklisted.class)
                .getAccount()
                .getBlacklistings())
        .extracting(Blacklisting::getBy)
        .containsExactly("agent-1", "agent-2");

    lift(card, "").statusCode(409).body("code", equalTo("ACCOUNT_BLACKLISTED"));
    lift(card, "?reason=NONSENSE").statusCode(400).body("errors.field", hasItem("reason"));
    lift(card, "?reason=LOST_OR_STOLEN")
        .statusCode(200)
        .body("status", equalTo("RE_BLACKLISTED"))
        .body("blacklistings.reason", contains("LEGAL"));
    client.pay(card.accountId(), "1").then().statusCode(403);
    lift(card, "?reason=LOST_OR_STOLEN").statusCode(200).body("version", equalTo(5));
    lift(card, "?reason=LEGAL")
        .statusCode(200)
        .body("status", equalTo("ACTIVE"))
        .body("blacklistings", empty());
    client.pay(card.accountId(), "1").then().statusCode(201);
  }

  @Test
  void shouldPostWhatIsLeftOnAClosedAccountAsBreakage() {
    PrintedCard card = active();
    client.pay(card.accountId(), "7.50").then().statusCode(201);
    long breakage = ledger().sum("breakage:kiosk-chain");
    for (int n = 0; n < 2; n++) {
      client
          .operator()
          .delete("/v1/consumer-accounts/" + card.accountId())
          .then()
          .statusCode(200)
          .body("status", equalTo("CLOSED"))
          .body("balance.amountMinor", equalTo(0));
    }
    assertThat(ledger().sum("consumer:" + card.accountId())).isZero();
    assertThat(ledger().sum("breakage:kiosk-chain")).isEqualTo(breakage - 1250);
    assertThat(ledger().disagreements()).isZero();
    BreakageRecognised recognised =
        centre.awaitLast(Topics.CHARGES, card.accountId(), BreakageRecognised.class);
    assertThat(recognised.getReason()).isEqualTo(BreakageReason.CLOSED);
    assertThat(recognised.getAmount().getAmountMinor()).isEqualTo(1250);
    assertThat(recognised.getAccountVersion()).isEqualTo(3);
  }

  @Test
  void shouldPostNothingForAnEmptyAccount() {
    PrintedCard card = active();
    client.pay(card.accountId(), "20.00").then().statusCode(201);
    client.operator().delete("/v1/consumer-accounts/" + card.accountId()).then().statusCode(200);
    assertThat(
            ledger()
                .number("SELECT count(*) FROM journal_entry WHERE reference = ?", card.accountId()))
        .isZero();
  }

  @Test
  void shouldPostWhatIsLeftOnExpiredAccountsAsBreakage() {
    PrintedCard card = client.issue(1, Instant.now().plus(Duration.ofSeconds(2))).getFirst();
    awaiting().until(() -> balance(card) == 0);
    client
        .account(card.accountId())
        .then()
        .body("status", equalTo("ISSUED"))
        .body("expired", equalTo(true));
    assertThat(ledger().sum("consumer:" + card.accountId())).isZero();
    assertThat(ledger().disagreements()).isZero();
    BreakageRecognised recognised =
        centre.awaitLast(Topics.CHARGES, card.accountId(), BreakageRecognised.class);
    assertThat(recognised.getReason()).isEqualTo(BreakageReason.EXPIRED);
    assertThat(recognised.getAmount().getAmountMinor()).isEqualTo(2000);
    awaiting()
        .until(() ->
            ledger()
                    .number(
                        """
                        SELECT count(*) FROM batch b JOIN consumer_account a ON a.batch_id = b.id
                        WHERE b.settled_at IS NOT NULL AND a.id = ?
                        """,
                        card.accountId())
                == 1);
  }

  @Test
  void shouldShowATrialBalance() {
    PrintedCard card = active();
    client.pay(card.accountId(), "7.50").then().statusCode(201);
    client.operator().delete("/v1/consumer-accounts/" + card.accountId()).then().statusCode(200);
    ValidatableResponse balance =
        client
            .operator()
            .get("/v1/ledger/trial-balance")
            .then()
            .statusCode(200)
            .body("currencies.currency", hasItem("EUR"))
            .body("currencies.find { it.currency == 'EUR' }.accounts.kind", hasItem("breakage"))
            .body("currencies.find { it.currency == 'EUR' }.accounts.kind", hasItem("consumer"));
    Number debit = balance.extract().path("currencies.find { it.currency == 'EUR' }.debitMinor");
    Number credit = balance.extract().path("currencies.find { it.currency == 'EUR' }.creditMinor");
    assertThat(new BigDecimal(debit.toString())).isEqualTo(new BigDecimal(credit.toString()));
    assertThat(debit.longValue()).isPositive();
  }

  private ValidatableResponse blacklist(PrintedCard card, String agent, String body) {
    centre.talk(agent, Centre.newUser());
    return Centre.onceKnown(() ->
            Centre.as(agent, "agent")
                .body(body)
                .put("/v1/consumer-accounts/" + card.accountId() + "/blacklisting"))
        .then()
        .statusCode(200);
  }

  private ValidatableResponse lift(PrintedCard card, String query) {
    return client
        .operator()
        .delete("/v1/consumer-accounts/" + card.accountId() + "/blacklisting" + query)
        .then();
  }

  private PrintedCard active() {
    PrintedCard card = client.issue(1).getFirst();
    centre.sms(UUID.randomUUID().toString(), Phones.any(), card.shortCode(), card.passCode());
    awaiting().until(() -> client.account(card.accountId()).path("status").equals("ACTIVE"));
    return card;
  }

  private int balance(PrintedCard card) {
    return client.account(card.accountId()).path("balance.amountMinor");
  }

  private Ledger ledger() {
    return new Ledger(dataSource);
  }
}
