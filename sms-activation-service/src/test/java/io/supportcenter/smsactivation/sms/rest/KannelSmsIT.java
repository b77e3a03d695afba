package io.supportcenter.smsactivation.sms.rest;

import static io.restassured.RestAssured.given;
import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What phones send through a gateway in the United States. */
@QuarkusTest
@WithTestResource(SmsParts.class)
class KannelSmsIT {

  private static final String GATEWAY = "us-gateway";
  private static final String PASSWORD = "password-of-the-us-gateway";

  @Inject SmsCentre centre;
  @Inject MeterRegistry metrics;

  private final Client client = new Client();
  private final String phone = Phones.any();

  @BeforeEach
  void addGateway() {
    client
        .operator()
        .body(
            "{\"name\": \"US\", \"region\": \"US\", \"password\": \""
                + PASSWORD
                + "\", \"getAllowed\": true}")
        .put("/v1/gateways/" + GATEWAY)
        .then()
        .statusCode(200);
    client.orderAt(Client.SHORT_CODE).then().statusCode(201);
  }

  @ParameterizedTest
  @CsvSource({
    "479555%s, +1479555%s",
    "651555%s, +1651555%s",
    "212555%s, +1212555%s",
    "1479555%s, +1479555%s",
    "+1651555%s, +1651555%s",
    "49152288%s6, +49152288%s6",
    "%%2B49152288%s6, +49152288%s6",
    "%%2B490152288%s6, +49152288%s6",
    "+4792%s45, +4792%s45",
    "01149152288%s6, +49152288%s6"
  })
  void shouldReadASenderAsTheRegionWritesItOrWithItsCountryCode(String from, String e164) {
    String digits = "%04d".formatted(ThreadLocalRandom.current().nextInt(10_000));
    PrintedCard card = card();
    send(UUID.randomUUID().toString(), from.formatted(digits), Client.SHORT_CODE, card.passCode());
    awaiting()
        .untilAsserted(() ->
            client
                .account(card.accountId())
                .then()
                .body("status", equalTo("ACTIVE"))
                .body("phoneNumber", equalTo(e164.formatted(digits))));
    awaitRepliesTo(e164.formatted(digits), SmsReplyKind.ACTIVATED);
  }

  /** The gateway gets 200, since it would only send the message again. */
  @ParameterizedTest
  @CsvSource({
    "015228817386, 70011, SENDER_UNUSABLE sender",
    "01712345678, 70011, SENDER_UNUSABLE sender",
    "20133, 70011, SENDER_UNUSABLE sender",
    "SHOP, 70011, SENDER_UNUSABLE sender",
    "479555013, 70011, SENDER_UNUSABLE sender",
    "4795550123, SHOP, SHORT_CODE_UNUSABLE shortCode"
  })
  void shouldRefuseCountAndTellWhatIsNeither(String from, String to, String refusal) {
    PrintedCard card = card();
    String id = UUID.randomUUID().toString();
    String outcome = refusal.split(" ")[0];
    double before = counted(outcome);
    send(id, from, to, card.passCode());
    awaiting().untilAsserted(() -> assertThat(centre.refusalsOf(id)).containsExactly(refusal));
    assertThat(counted(outcome)).isGreaterThan(before);
    client.account(card.accountId()).then().body("status", equalTo("ISSUED"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"70011", "+70011", "%2B70011", "%2B170011", "00170011", "70%20011"})
  void shouldKnowTheShortCodeAsTheGatewayWritesIt(String to) {
    PrintedCard card = card();
    send(UUID.randomUUID().toString(), sender(), to, card.passCode());
    awaitReplies(SmsReplyKind.ACTIVATED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Stop.",
        "STOP!",
        "\"STOP\"",
        "“Stop”",
        "opt out",
        "Opt-out",
        "Stop ALL",
        "stop",
        "Abmelden.",
        "désabonner",
        "¡BAJA!"
      })
  void shouldStopForWhoAsksForItInAnyForm(String text) {
    say(text);
    awaitReplies(SmsReplyKind.STOPPED);
    say("hello");
    say("START");
    awaitReplies(SmsReplyKind.STOPPED, SmsReplyKind.STARTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Code:%s",
        "%s,thanks",
        "code=%s",
        "Hi,%s",
        "%s/Thanks",
        "Code: %s",
        "(%s)",
        "%s.",
        "%s\nJohn",
        "%s\u00a0",
        "code %s\u200b"
      })
  void shouldFindTheCodeBetweenOtherWords(String text) {
    PrintedCard card = card();
    say(text.formatted(card.passCode()));
    awaitReplies(SmsReplyKind.ACTIVATED);
    client.account(card.accountId()).then().body("status", equalTo("ACTIVE"));
  }

  @Test
  void shouldTellATypingErrorFromAGuess() {
    PassCode code = PassCode.random(new SecureRandom());
    String printed = code.printed();
    String typed = printed.substring(0, 13) + (printed.endsWith("7") ? "8" : "7");
    say("please activate " + typed + " thank you");
    awaitReplies(SmsReplyKind.CHECK_YOUR_CODE);
    say("please activate " + printed + " thank you");
    awaitReplies(SmsReplyKind.CHECK_YOUR_CODE, SmsReplyKind.NOT_RECOGNISED);
  }

  @Test
  void shouldAskForOneCodeAtATime() {
    List<PrintedCard> cards = client.issue(2);
    say(cards.get(0).passCode() + " and " + cards.get(1).passCode());
    awaitReplies(SmsReplyKind.ONE_CODE);
    cards.forEach(
        card -> client.account(card.accountId()).then().body("status", equalTo("ISSUED")));
  }

  /**
   * Ten joined parts of Cyrillic, emoji, Latin, the longest that a network can join, and nothing.
   */
  @ParameterizedTest
  @CsvSource({"П, 680", "😀, 340", "a, 2001", "П, 17085", "a, 0"})
  void shouldTakeAndAnswerATextOfAnyLength(String letter, int times) {
    say(letter.repeat(times));
    awaitReplies(SmsReplyKind.HELP);
  }

  @Test
  void shouldTakeAMessageWithoutAText() {
    given()
        .auth()
        .preemptive()
        .basic(GATEWAY, PASSWORD)
        .queryParams("id", UUID.randomUUID(), "from", phone, "to", Client.SHORT_CODE)
        .get("/v1/gateways/kannel/sms")
        .then()
        .statusCode(200);
    awaitReplies(SmsReplyKind.HELP);
  }

  @Test
  void shouldTakeAMessageUnderANewIdForOne() {
    PrintedCard card = card();
    String guess = PassCode.random(new SecureRandom()).printed();
    for (int n = 0; n < 6; n++) {
      say(guess);
    }
    say(card.passCode());
    say(card.passCode());
    say("that was all");
    awaitReplies(SmsReplyKind.NOT_RECOGNISED, SmsReplyKind.ACTIVATED, SmsReplyKind.HELP);
  }

  @Test
  void shouldStayWithinTheLimitOfRepliesWhenTwoMachinesTalk() {
    for (int n = 0; n < 8; n++) {
      say("START " + "!".repeat(n));
      say("STOP");
    }
    PrintedCard card = card();
    say(card.passCode());
    awaiting().until(() -> client.account(card.accountId()).path("status").equals("ACTIVE"));
    assertThat(kinds(phone)).hasSize(10);
  }

  private double counted(String outcome) {
    return metrics.counter("sms.messages", "outcome", outcome).count();
  }

  private PrintedCard card() {
    return client.issue(1).getFirst();
  }

  private String sender() {
    return phone.substring(1);
  }

  private void say(String text) {
    send(
        UUID.randomUUID().toString(),
        sender(),
        Client.SHORT_CODE,
        URLEncoder.encode(text, StandardCharsets.UTF_8));
  }

  private static void send(String id, String from, String to, String text) {
    given()
        .auth()
        .preemptive()
        .basic(GATEWAY, PASSWORD)
        .urlEncodingEnabled(false)
        .get("/v1/gateways/kannel/sms?id=%s&from=%s&to=%s&text=%s".formatted(id, from, to, text))
        .then()
        .statusCode(200);
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
