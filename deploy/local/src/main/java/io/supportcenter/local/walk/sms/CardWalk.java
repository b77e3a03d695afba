package io.supportcenter.local.walk.sms;

import static io.supportcenter.local.walk.StepFailed.unless;

import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.events.ConsumerAccountActivated;
import io.supportcenter.events.SmsPasscodeReceived;
import io.supportcenter.events.SmsReplyIssued;
import io.supportcenter.events.SmsReplyKind;
import io.supportcenter.local.client.Answer;
import io.supportcenter.local.client.ServiceClient;
import io.supportcenter.local.kafka.TopicWatch;
import io.supportcenter.local.stack.Port;
import io.supportcenter.local.tokens.Role;
import io.supportcenter.local.walk.StepFailed;
import io.supportcenter.local.walk.WalkContext;
import io.supportcenter.schemas.Topics;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Issues cards and activates one by SMS. */
final class CardWalk {

  private static final String ISSUER = "walk-issuer";
  private static final String AGGREGATOR = "walk-aggregator";

  /** That of the simulated mobile network. */
  private static final String PHONES_GATEWAY = "coastal";

  private static final String SHORT_CODE = "70011";

  private final String phone = "+49171" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);
  private List<Card> cards = List.of();
  private String batch;

  /** The card that the walk activates. */
  Card card() {
    return cards.stream().findFirst().orElseThrow(() -> new StepFailed("no card was issued"));
  }

  String storeBlacklistedAccounts(WalkContext context) throws IOException, InterruptedException {
    batch = order(context);
    String sheet = sheet(context).expect(200).text();
    cards = Arrays.stream(sheet.split("\r\n")).skip(1).map(Card::of).toList();
    for (Card card : cards) {
      JsonNode account = account(context, card);
      unless(account.path("blacklisted").asBoolean(), "the account is not blacklisted: " + account);
      unless(!account.has("phoneNumber"), "a phone number is known: " + account);
    }
    return cards.size()
        + " accounts, the first "
        + card().accountId()
        + ": blacklisted, no phone number";
  }

  String issueTogether(WalkContext context) throws IOException, InterruptedException {
    Card card = card();
    unless(card.shortCode().equals(SHORT_CODE), "another short code: " + card.shortCode());
    unless(
        !card.passCode().replace("-", "").equals(card.accountId()),
        "code and identifier are the same");
    sheet(context).expect(409);
    return "one line of the sheet holds identifier, pass code and short code "
        + card.shortCode()
        + "; the sheet is handed out once";
  }

  String receiveSms(WalkContext context) throws IOException, InterruptedException {
    Card card = card();
    try (TopicWatch inbound = context.watch(PHONES_GATEWAY, Topics.SMS_INBOUND);
        TopicWatch replies = context.kafka().watch(Topics.SMS_OUTBOUND)) {
      // To a number other than the card's: it has to be received and to activate nothing.
      send(context, card.passCode(), "70012");
      SmsPasscodeReceived received =
          inbound.await("the SMS", SmsPasscodeReceived.class, sms -> sms.getSender().equals(phone));
      replies.await(
          "the refusal",
          SmsReplyIssued.class,
          reply ->
              reply.getRecipient().equals(phone) && reply.getKind() == SmsReplyKind.NOT_RECOGNISED);
      unless(
          account(context, card).path("blacklisted").asBoolean(), "a wrong short code activated");
      return "SMS "
          + received.getMessageId()
          + " through Kannel's interface, to a wrong short code: nothing activated";
    }
  }

  String unblacklist(WalkContext context) throws IOException, InterruptedException {
    Card card = card();
    try (TopicWatch accounts = context.kafka().watch(Topics.CONSUMER_ACCOUNTS);
        TopicWatch replies = context.kafka().watch(Topics.SMS_OUTBOUND)) {
      context.publish(
          AGGREGATOR,
          Topics.SMS_INBOUND,
          phone,
          new SmsPasscodeReceived(
              UUID.randomUUID().toString(),
              AGGREGATOR,
              phone,
              card.shortCode(),
              "my code " + card.passCode().replace('-', ' '),
              Instant.now()));
      accounts.await(
          "the activation",
          ConsumerAccountActivated.class,
          event -> event.getAccountId().equals(card.accountId()));
      SmsReplyIssued reply =
          replies.await(
              "the reply",
              SmsReplyIssued.class,
              r -> r.getRecipient().equals(phone) && r.getKind() == SmsReplyKind.ACTIVATED);
      JsonNode account = account(context, card);
      unless(!account.path("blacklisted").asBoolean(), "still blacklisted: " + account);
      unless(phone.equals(account.path("phoneNumber").asText()), "number not stored: " + account);
      unless(
          account(context, cards.getLast()).path("blacklisted").asBoolean(),
          "another account was activated");
      return card.accountId()
          + " is active with the sender's number; the reply says: "
          + reply.getText();
    }
  }

  JsonNode account(WalkContext context, Card card) throws IOException, InterruptedException {
    return context
        .as(Role.OPERATOR, "walk-operator", Port.SMS_ACTIVATION)
        .get("/v1/consumer-accounts/" + card.accountId())
        .expect(200)
        .json();
  }

  private static String order(WalkContext context) throws IOException, InterruptedException {
    return issuer(context)
        .post(
            "/v1/batches",
            """
            {"distributorId": "kiosk-chain", "shortCode": "%s", "count": 5,
             "value": {"amountMinor": 2000, "currency": "EUR"}, "expiresAt": "2099-12-31T00:00:00Z"}
            """
                .formatted(SHORT_CODE))
        .expect(201)
        .json()
        .path("batchId")
        .asText();
  }

  private Answer sheet(WalkContext context) throws IOException, InterruptedException {
    return issuer(context).post("/v1/batches/" + batch + "/sheet", "");
  }

  private static ServiceClient issuer(WalkContext context) {
    return context.as(Role.ISSUER, ISSUER, Port.SMS_ACTIVATION);
  }

  private void send(WalkContext context, String text, String shortCode)
      throws IOException, InterruptedException {
    context
        .simulator(Port.MOBILE_NETWORK)
        .post(
            "/control/messages",
            """
            [{"from": "%s", "to": "%s", "text": "%s", "copies": 2}]
            """
                .formatted(phone, shortCode, text))
        .expect(200);
  }
}
