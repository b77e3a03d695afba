package io.supportcenter.smsactivation.activation;

import static io.restassured.RestAssured.given;
import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.supportcenter.events.ConsumerAccountActivated;
import io.supportcenter.events.SmsReplyIssued;
import io.supportcenter.events.SmsReplyKind;
import io.supportcenter.schemas.Topics;
import io.supportcenter.smsactivation.code.PassCode;
import io.supportcenter.smsactivation.testing.Client;
import io.supportcenter.smsactivation.testing.Phones;
import io.supportcenter.smsactivation.testing.PrintedCard;
import io.supportcenter.smsactivation.testing.SmsCentre;
import io.supportcenter.smsactivation.testing.SmsParts;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(SmsParts.class)
class ActivationIT {

  @Inject SmsCentre centre;

  private final Client client = new Client();
  private final String phone = Phones.any();

  @Test
  void shouldTakeTheAccountOffTheBlacklistAndStoreTheSendersNumber() {
    PrintedCard card = card();
    centre.sms(phone, card.shortCode(), card.passCode());

    awaitStatus(card, "ACTIVE");
    client
        .account(card.accountId())
        .then()
        .body("blacklisted", equalTo(false))
        .body("phoneNumber", equalTo(phone))
        .body("version", equalTo(2));
    awaitReplies(SmsReplyKind.ACTIVATED);
    assertThat(
            centre.published(
                Topics.CONSUMER_ACCOUNTS, card.accountId(), ConsumerAccountActivated.class))
        .singleElement()
        .satisfies(activated -> assertThat(activated.getAccount().getBlacklisted()).isFalse());
  }

  @Test
  void shouldReadWhatPeopleWrite() {
    client.addGateway();
    PrintedCard card = card();
    centre.sms(
        phone.substring(1),
        card.shortCode(),
        "activate " + card.passCode().replace('-', ' ').toLowerCase(Locale.ROOT) + " please");
    awaitStatus(card, "ACTIVE");
  }

  @Test
  void shouldActivateNothingAtAWrongShortCode() {
    PrintedCard card = card();
    client.orderAt("70012").then().statusCode(201);
    centre.sms(phone, "70012", card.passCode());
    awaitReplies(SmsReplyKind.NOT_RECOGNISED);
    assertStatus(card, "ISSUED");
  }

  /** What a gateway claims is our number may be one that somebody earns money with. */
  @Test
  void shouldReplyFromNumbersOfOursOnly() {
    PrintedCard card = card();
    centre.sms(phone, "90190012345", "HELP");
    centre.sms(phone, "90190012345", card.passCode());
    centre.sms(phone, card.shortCode(), "HELP please");
    awaitReplies(SmsReplyKind.HELP);
    assertStatus(card, "ISSUED");
  }

  /** 20 in an hour to numbers that begin alike, in these tests; what they ask for is done. */
  @Test
  void shouldReplyWithinTheBudgetOfAPrefix() {
    String range = "+4915234%03d0".formatted(ThreadLocalRandom.current().nextInt(1000));
    List<PrintedCard> cards = client.issue(25);
    for (int n = 0; n < 25; n++) {
      centre.sms(range + (10 + n), cards.get(n).shortCode(), cards.get(n).passCode());
    }
    cards.forEach(card -> awaitStatus(card, "ACTIVE"));
    awaiting().until(() -> replies(range) == 20);
    afterEarlierMessages();
    assertThat(replies(range)).isEqualTo(20);
  }

  private long replies(String range) {
    return IntStream.range(0, 25).mapToLong(n -> kinds(range + (10 + n)).size()).sum();
  }

  /** 3 in an hour, in these tests. */
  @Test
  void shouldTryNoCodeOfABatchWhoseCodesWrongPhonesSend() {
    List<PrintedCard> cards = client.issue(2);
    PrintedCard stolen = cards.getFirst();
    centre.sms(phone, stolen.shortCode(), stolen.passCode());
    awaitReplies(SmsReplyKind.ACTIVATED);
    for (int n = 0; n < 3; n++) {
      String other = Phones.any();
      centre.sms(other, stolen.shortCode(), stolen.passCode());
      awaitRepliesTo(other, SmsReplyKind.NOT_RECOGNISED);
    }
    String holder = Phones.any();
    centre.sms(holder, cards.get(1).shortCode(), cards.get(1).passCode());
    awaitRepliesTo(holder, SmsReplyKind.TRY_LATER);
    assertStatus(cards.get(1), "ISSUED");

    PrintedCard ofAnotherBatch = card();
    centre.sms(holder, ofAnotherBatch.shortCode(), ofAnotherBatch.passCode());
    awaitStatus(ofAnotherBatch, "ACTIVE");
  }

  @Test
  void shouldActivateNothingForASenderWithoutAPhoneNumber() {
    PrintedCard card = card();
    centre.smsWithKey(phone, "SHOP", card.shortCode(), card.passCode());
    centre.smsWithKey(phone, "12345", card.shortCode(), card.passCode());
    afterEarlierMessages();
    assertStatus(card, "ISSUED");
  }

  @Test
  void shouldAnswerTheSamePhoneAgainAndRefuseAnother() {
    PrintedCard card = card();
    String other = Phones.any();
    centre.sms(phone, card.shortCode(), card.passCode());
    awaitReplies(SmsReplyKind.ACTIVATED);
    centre.sms(phone, card.shortCode(), card.passCode() + " again");
    awaitReplies(SmsReplyKind.ACTIVATED, SmsReplyKind.ALREADY_ACTIVE);
    centre.sms(other, card.shortCode(), card.passCode());
    awaitRepliesTo(other, SmsReplyKind.NOT_RECOGNISED);
    client.account(card.accountId()).then().body("phoneNumber", equalTo(phone));
  }

  @Test
  void shouldDoNothingWhenAGatewayDeliversAMessageAgain() {
    PrintedCard card = card();
    String id = UUID.randomUUID().toString();
    centre.sms(id, phone, card.shortCode(), "hello");
    centre.sms(id, phone, card.shortCode(), "hello");
    centre.sms(phone, card.shortCode(), card.passCode());
    awaitReplies(SmsReplyKind.HELP, SmsReplyKind.ACTIVATED);
  }

  @Test
  void shouldStopListeningToAPhoneThatGuesses() {
    PrintedCard card = card();
    for (int n = 0; n < 5; n++) {
      centre.sms(phone, card.shortCode(), PassCode.random(new SecureRandom()).printed());
    }
    centre.sms(phone, card.shortCode(), card.passCode());
    awaitReplies(
        SmsReplyKind.NOT_RECOGNISED,
        SmsReplyKind.NOT_RECOGNISED,
        SmsReplyKind.NOT_RECOGNISED,
        SmsReplyKind.NOT_RECOGNISED,
        SmsReplyKind.TRY_LATER);
    afterEarlierMessages();
    assertStatus(card, "ISSUED");
  }

  @Test
  void shouldNotActivateWhatWasBlacklistedAgain() {
    PrintedCard card = card();
    client.blacklist(card.accountId()).then().statusCode(200);
    centre.sms(phone, card.shortCode(), card.passCode());
    awaitReplies(SmsReplyKind.NOT_USABLE);
    assertStatus(card, "RE_BLACKLISTED");
  }

  @Test
  void shouldTakeMessagesFromKannel() {
    client.addGateway();
    PrintedCard card = card();
    kannel(UUID.randomUUID().toString(), phone.substring(1), "hello");
    String id = UUID.randomUUID().toString();
    kannel(id, phone.substring(1), card.passCode());
    kannel(id, phone.substring(1), card.passCode());

    awaitStatus(card, "ACTIVE");
    client.account(card.accountId()).then().body("phoneNumber", equalTo(phone));
    awaitReplies(SmsReplyKind.HELP, SmsReplyKind.ACTIVATED);
  }

  @Test
  void shouldReadTheCharsetThatKannelNames() {
    client.addGateway();
    PrintedCard card = card();
    sendBytes(inUcs2("Код " + card.passCode()), "UTF-16BE", "2");
    awaitStatus(card, "ACTIVE");
    sendBytes(inUcs2("STOP"), "UTF-16BE", "2");
    awaitReplies(SmsReplyKind.ACTIVATED, SmsReplyKind.STOPPED);

    sendBytes("start", "EBCDIC-KLINGON", "0");
    awaitReplies(SmsReplyKind.ACTIVATED, SmsReplyKind.STOPPED, SmsReplyKind.STARTED);
  }

  private void sendBytes(String text, String charset, String coding) {
    kannelBytes(text, charset, coding).statusCode(200);
  }

  private ValidatableResponse kannelBytes(String text, String charset, String coding) {
    return given()
        .auth()
        .preemptive()
        .basic(Client.GATEWAY, Client.GATEWAY_PASSWORD)
        .urlEncodingEnabled(false)
        .get(
            "/v1/gateways/kannel/sms?id=%s&from=%s&to=%s&text=%s&charset=%s&coding=%s"
                .formatted(
                    UUID.randomUUID(),
                    phone.replace("+", "%2B"),
                    Client.SHORT_CODE,
                    text,
                    charset,
                    coding))
        .then();
  }

  private static String inUcs2(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_16BE)) {
      encoded.append("%%%02X".formatted(b & 0xff));
    }
    return encoded.toString();
  }

  @Test
  void shouldTakeMessagesFromKnownGatewaysOnly() {
    client.addGateway();
    given()
        .auth()
        .preemptive()
        .basic(Client.GATEWAY, "wrong")
        .queryParams("id", "1", "from", phone, "to", "70011", "text", "x")
        .get("/v1/gateways/kannel/sms")
        .then()
        .statusCode(401);
    given()
        .queryParams("id", "1", "from", phone, "to", "70011", "text", "x")
        .get("/v1/gateways/kannel/sms")
        .then()
        .statusCode(401);
    given()
        .auth()
        .preemptive()
        .basic(Client.GATEWAY, Client.GATEWAY_PASSWORD)
        .queryParams("id", "1", "from", "", "to", "70011", "text", "x")
        .get("/v1/gateways/kannel/sms")
        .then()
        .statusCode(400)
        .contentType(startsWith("application/problem+json"))
        .body("errors.field", hasItem("from"));
  }

  @Test
  void shouldGoOnAfterARecordThatIsNoEvent() {
    PrintedCard card = card();
    centre.kafka().publish(Topics.SMS_INBOUND, phone, "no event".getBytes(StandardCharsets.UTF_8));
    centre.sms(phone, card.shortCode(), card.passCode());
    awaitStatus(card, "ACTIVE");
    var broken = centre.kafka().read(Topics.SMS_INBOUND, phone).getFirst();
    String address = "%s-%d@%d".formatted(broken.topic(), broken.partition(), broken.offset());
    awaiting()
        .until(() -> !centre.kafka().read(Topics.deadLetters("sms-activation"), address).isEmpty());
  }

  /** By the id of the message: its key is a phone number. */
  @Test
  void shouldTellTheGatewayWhichMessagesWereRefused() {
    PrintedCard card = card();
    String odd = "odd\u0000" + UUID.randomUUID();
    String nobodys = UUID.randomUUID().toString();
    centre.sms(odd, phone, card.shortCode(), card.passCode());
    String nowhere = UUID.randomUUID().toString();
    centre.sms(nobodys, "INFO", card.shortCode(), card.passCode());
    centre.sms(nowhere, phone, "SHOP", card.passCode());
    centre.sms(phone, card.shortCode(), card.passCode());

    awaitStatus(card, "ACTIVE");
    awaiting()
        .untilAsserted(() ->
            assertThat(centre.refusalsOf(odd.replace('\u0000', '?')))
                .containsExactly("CHARACTERS messageId"));
    awaiting()
        .untilAsserted(
            () -> assertThat(centre.refusalsOf(nobodys)).containsExactly("SENDER_UNUSABLE sender"));
    awaiting()
        .untilAsserted(() ->
            assertThat(centre.refusalsOf(nowhere))
                .containsExactly("SHORT_CODE_UNUSABLE shortCode"));
    assertThat(centre.refusals(phone)).isEmpty();
  }

  private PrintedCard card() {
    return client.issue(1).getFirst();
  }

  private static void kannel(String id, String sender, String text) {
    Client.kannel(id, sender, Client.SHORT_CODE, text).then().statusCode(200).body(emptyString());
  }

  /** What came later with the same key is answered: what came before is done. */
  private void afterEarlierMessages() {
    centre.sms(phone, "70011", "STOP");
    awaiting().until(() -> kinds(phone).contains(SmsReplyKind.STOPPED));
  }

  private void awaitStatus(PrintedCard card, String status) {
    awaiting().until(() -> client.account(card.accountId()).path("status").equals(status));
  }

  private void assertStatus(PrintedCard card, String status) {
    client.account(card.accountId()).then().statusCode(200).body("status", equalTo(status));
  }

  private void awaitReplies(SmsReplyKind... kinds) {
    awaitRepliesTo(phone, kinds);
  }

  private void awaitRepliesTo(String recipient, SmsReplyKind... kinds) {
    awaiting().untilAsserted(() -> assertThat(kinds(recipient)).containsExactly(kinds));
  }

  private List<SmsReplyKind> kinds(String recipient) {
    return centre.published(Topics.SMS_OUTBOUND, recipient, SmsReplyIssued.class).stream()
        .map(SmsReplyIssued::getKind)
        .toList();
  }
}
