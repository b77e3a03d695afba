package io.supportcenter.smsactivation.issue;

import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.events.ConsumerAccountClosed;
import io.supportcenter.events.SmsReplyIssued;
import io.supportcenter.events.SmsReplyKind;
import io.supportcenter.schemas.Topics;
import io.supportcenter.smsactivation.testing.Client;
import io.supportcenter.smsactivation.testing.Ledger;
import io.supportcenter.smsactivation.testing.Phones;
import io.supportcenter.smsactivation.testing.PrintedCard;
import io.supportcenter.smsactivation.testing.SmsCentre;
import io.supportcenter.smsactivation.testing.SmsParts;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sheet that was lost. */
@QuarkusTest
@WithTestResource(SmsParts.class)
class VoidIT {

  @Inject AgroalDataSource dataSource;
  @Inject SmsCentre centre;

  private final Client client = new Client();
  private String batch;

  @BeforeEach
  void order() {
    batch = client.order(3).then().statusCode(201).extract().path("batchId");
  }

  @Test
  void shouldCloseTheAccountsAndReverseTheEntryOnce() {
    long owed = ledger().sum("distributor:kiosk-chain");
    List<PrintedCard> cards = sheet();
    assertThat(ledger().sum("distributor:kiosk-chain")).isEqualTo(owed + 6000);

    for (int n = 0; n < 2; n++) {
      voidSheet()
          .statusCode(200)
          .body("status", equalTo("VOIDED"))
          .body("handedOutAt", notNullValue())
          .body("voidedAt", notNullValue())
          .body("sheet", nullValue());
    }

    assertThat(ledger().sum("distributor:kiosk-chain")).isEqualTo(owed);
    for (PrintedCard card : cards) {
      client
          .account(card.accountId())
          .then()
          .body("status", equalTo("CLOSED"))
          .body("balance.amountMinor", equalTo(0))
          .body("version", equalTo(2));
      assertThat(ledger().sum("consumer:" + card.accountId())).isZero();
      centre.awaitLast(Topics.CONSUMER_ACCOUNTS, card.accountId(), ConsumerAccountClosed.class);
    }
    assertBooksAreRight();
    client.sheet(batch).then().statusCode(409).body("code", equalTo("SHEET_VOIDED"));
  }

  @Test
  void shouldNotActivateACardOfAVoidSheet() {
    PrintedCard card = sheet().getFirst();
    voidSheet().statusCode(200);
    String phone = Phones.any();
    centre.sms(phone, card.shortCode(), card.passCode());
    awaiting()
        .untilAsserted(() ->
            assertThat(centre.published(Topics.SMS_OUTBOUND, phone, SmsReplyIssued.class))
                .extracting(SmsReplyIssued::getKind)
                .containsExactly(SmsReplyKind.NOT_USABLE));
  }

  @Test
  void shouldRefuseOnceACardIsUsed() {
    List<PrintedCard> cards = sheet();
    centre.sms(Phones.any(), cards.getLast().shortCode(), cards.getLast().passCode());
    awaiting()
        .until(() -> client.account(cards.getLast().accountId()).path("status").equals("ACTIVE"));
    client.blacklist(cards.getLast().accountId()).then().statusCode(200);
    voidSheet().statusCode(409).body("code", equalTo("SHEET_USED"));
    client.account(cards.getFirst().accountId()).then().body("status", equalTo("ISSUED"));
    assertThat(ledger().sum("consumer:" + cards.getFirst().accountId())).isEqualTo(-2000);
  }

  /** What was left on it has already become breakage, and is not owed by the distributor either. */
  @Test
  void shouldReverseTheBreakageOfACardThatWasClosedBefore() {
    long owed = ledger().sum("distributor:kiosk-chain");
    long breakage = ledger().sum("breakage:kiosk-chain");
    List<PrintedCard> cards = sheet();
    client
        .operator()
        .delete("/v1/consumer-accounts/" + cards.getFirst().accountId())
        .then()
        .statusCode(200);
    client.blacklist(cards.getLast().accountId()).then().statusCode(200);
    assertThat(ledger().sum("breakage:kiosk-chain")).isEqualTo(breakage - 2000);
    voidSheet().statusCode(200);
    assertThat(ledger().sum("distributor:kiosk-chain")).isEqualTo(owed);
    assertThat(ledger().sum("breakage:kiosk-chain")).isEqualTo(breakage);
    client.account(cards.getLast().accountId()).then().body("status", equalTo("CLOSED"));
    assertBooksAreRight();
  }

  @Test
  void shouldVoidWhatWasNeverHandedOut() {
    voidSheet().statusCode(200).body("status", equalTo("VOIDED")).body("handedOutAt", nullValue());
    client.sheet(batch).then().statusCode(409).body("code", equalTo("SHEET_VOIDED"));
    client.issuer().get("/v1/batches/" + batch).then().body("status", equalTo("VOIDED"));
  }

  @Test
  void shouldLeaveItToTheIssuer() {
    sheet();
    new Client()
        .issuer()
        .delete("/v1/batches/" + batch + "/sheet")
        .then()
        .statusCode(404)
        .body("code", equalTo("BATCH_UNKNOWN"));
    client.issuer().get("/v1/batches/" + batch).then().body("status", equalTo("HANDED_OUT"));
  }

  private List<PrintedCard> sheet() {
    String sheet = client.sheet(batch).then().statusCode(200).extract().asString();
    return Arrays.stream(sheet.split("\r\n")).skip(1).map(PrintedCard::of).toList();
  }

  private io.restassured.response.ValidatableResponse voidSheet() {
    return client.issuer().delete("/v1/batches/" + batch + "/sheet").then();
  }

  private void assertBooksAreRight() {
    assertThat(ledger().unbalancedEntries()).isZero();
    assertThat(ledger().disagreements()).isZero();
  }

  private Ledger ledger() {
    return new Ledger(dataSource);
  }
}
