package io.supportcenter.smsactivation.activation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.events.ConsumerAccountActivated;
import io.supportcenter.events.SmsReplyIssued;
import io.supportcenter.events.SmsReplyKind;
import io.supportcenter.local.kafka.KafkaProbe;
import io.supportcenter.schemas.EventCodec;
import io.supportcenter.schemas.Topics;
import io.supportcenter.smsactivation.code.PassCode;
import io.supportcenter.smsactivation.testing.Client;
import io.supportcenter.smsactivation.testing.Events;
import io.supportcenter.smsactivation.testing.Phones;
import io.supportcenter.smsactivation.testing.PrintedCard;
import io.supportcenter.smsactivation.testing.SmsParts;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(SmsParts.class)
class ActivationIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  @Inject EventCodec codec;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrap;

  private final Client client = new Client();
  private final String phone = Phones.any();
  private KafkaProbe kafka;
  private Events events;

  @BeforeEach
  void connect() {
    kafka = new KafkaProbe(bootstrap, codec);
    events = new Events(kafka);
  }

  @AfterEach
  void disconnect() {
    kafka.close();
  }

  @Test
  void shouldTakeTheAccountOffTheBlacklistAndStoreTheSendersNumber() {
    PrintedCard card = card();
    events.sms(phone, card.shortCode(), card.passCode());

    awaitStatus(card, "ACTIVE");
    client
        .account(card.accountId())
        .then()
        .body("blacklisted", equalTo(false))
        .body("phoneNumber", equalTo(phone))
        .body("version", equalTo(2));
    awaitReplies(SmsReplyKind.ACTIVATED);
    assertThat(
            events.told(Topics.CONSUMER_ACCOUNTS, card.accountId(), ConsumerAccountActivated.class))
        .singleElement()
        .satisfies(activated -> assertThat(activated.getAccount().getBlacklisted()).isFalse());
  }

  @Test
  void shouldReadWhatPeopleWrite() {
    PrintedCard card = card();
    events.sms(
        phone.substring(1),
        card.shortCode(),
        "activate " + card.passCode().replace('-', ' ').toLowerCase(Locale.ROOT) + " please");
    awaitStatus(card, "ACTIVE");
  }

  @Test
  void shouldActivateNothingAtAWrongShortCode() {
    PrintedCard card = card();
    events.sms(phone, "70012", card.passCode());
    awaitReplies(SmsReplyKind.NOT_RECOGNISED);
    assertStatus(card, "ISSUED");
  }

  @Test
  void shouldActivateNothingForASenderWithoutAPhoneNumber() {
    PrintedCard card = card();
    events.smsWithKey(phone, "SHOP", card.shortCode(), card.passCode());
    events.smsWithKey(phone, "12345", card.shortCode(), card.passCode());
    afterEarlierMessages();
    assertStatus(card, "ISSUED");
  }

  @Test
  void shouldAnswerTheSamePhoneAgainAndRefuseAnother() {
    PrintedCard card = card();
    String other = Phones.any();
    events.sms(phone, card.shortCode(), card.passCode());
    awaitReplies(SmsReplyKind.ACTIVATED);
    events.sms(phone, card.shortCode(), card.passCode());
    awaitReplies(SmsReplyKind.ACTIVATED, SmsReplyKind.ALREADY_ACTIVE);
    events.sms(other, card.shortCode(), card.passCode());
    awaitRepliesTo(other, SmsReplyKind.NOT_RECOGNISED);
    client.account(card.accountId()).then().body("phoneNumber", equalTo(phone));
  }

  @Test
  void shouldDoNothingWhenAGatewayDeliversAMessageAgain() {
    PrintedCard card = card();
    String id = UUID.randomUUID().toString();
    events.sms(id, phone, card.shortCode(), "hello");
    events.sms(id, phone, card.shortCode(), "hello");
    events.sms(phone, card.shortCode(), card.passCode());
    awaitReplies(SmsReplyKind.HELP, SmsReplyKind.ACTIVATED);
  }

  @Test
  void shouldStopListeningToAPhoneThatGuesses() {
    PrintedCard card = card();
    for (int n = 0; n < 5; n++) {
      events.sms(phone, card.shortCode(), PassCode.random(new SecureRandom()).printed());
    }
    events.sms(phone, card.shortCode(), card.passCode());
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
    events.sms(phone, card.shortCode(), card.passCode());
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
    kafka.publish(Topics.SMS_INBOUND, phone, "no event".getBytes(StandardCharsets.UTF_8));
    events.sms(phone, card.shortCode(), card.passCode());
    awaitStatus(card, "ACTIVE");
    await()
        .atMost(SOON)
        .until(() -> !kafka.read(Topics.deadLetters("sms-activation"), phone).isEmpty());
  }

  private PrintedCard card() {
    return client.issue(1).getFirst();
  }

  private static void kannel(String id, String sender, String text) {
    Client.kannel(id, sender, Client.SHORT_CODE, text).then().statusCode(200).body(emptyString());
  }

  /** What came later with the same key is answered: what came before is done. */
  private void afterEarlierMessages() {
    events.sms(phone, "70011", "STOP");
    await().atMost(SOON).until(() -> kinds(phone).contains(SmsReplyKind.STOPPED));
  }

  private void awaitStatus(PrintedCard card, String status) {
    await()
        .atMost(SOON)
        .until(() -> client.account(card.accountId()).path("status").equals(status));
  }

  private void assertStatus(PrintedCard card, String status) {
    client.account(card.accountId()).then().statusCode(200).body("status", equalTo(status));
  }

  private void awaitReplies(SmsReplyKind... kinds) {
    awaitRepliesTo(phone, kinds);
  }

  private void awaitRepliesTo(String recipient, SmsReplyKind... kinds) {
    await().atMost(SOON).untilAsserted(() -> assertThat(kinds(recipient)).containsExactly(kinds));
  }

  private List<SmsReplyKind> kinds(String recipient) {
    return events.told(Topics.SMS_OUTBOUND, recipient, SmsReplyIssued.class).stream()
        .map(SmsReplyIssued::getKind)
        .toList();
  }
}
