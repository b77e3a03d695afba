package io.supportcenter.local.walk.sms;

import static io.supportcenter.local.walk.StepFailed.unless;

import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.events.ChargeDenied;
import io.supportcenter.events.ChargeRequested;
import io.supportcenter.events.ChargeSucceeded;
import io.supportcenter.events.DenialReason;
import io.supportcenter.events.Money;
import io.supportcenter.local.client.Answer;
import io.supportcenter.local.kafka.TopicWatch;
import io.supportcenter.local.stack.Port;
import io.supportcenter.local.tokens.Role;
import io.supportcenter.local.walk.WalkContext;
import io.supportcenter.schemas.Topics;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;

/** Charges the card that the walk activates, before and after. */
final class PaymentWalk {

  private static final String MERCHANT = "walk-bakery";

  private final CardWalk cards;

  PaymentWalk(CardWalk cards) {
    this.cards = cards;
  }

  String refuseWhileBlacklisted(WalkContext context) throws IOException, InterruptedException {
    JsonNode refused = pay(context, "7.50").expect(403).json();
    unless("BLACKLISTED".equals(refused.path("denialReason").asText()), "refused for " + refused);
    return "7.50 EUR of 20.00 EUR refused: " + refused.path("denialReason").asText();
  }

  String chargeByIdentifier(WalkContext context) throws IOException, InterruptedException {
    JsonNode paid = pay(context, "7.50").expect(201).json();
    unless("succeeded".equals(paid.path("paymentStatus").asText()), "not paid: " + paid);
    try (TopicWatch charges = context.watch(MERCHANT, Topics.CHARGES)) {
      String request = request(context, 250);
      ChargeSucceeded charged =
          charges.await(
              "the charge",
              ChargeSucceeded.class,
              event -> event.getCharge().getRequestId().equals(request));
      return "7.50 EUR over REST as payment %s, 2.50 EUR over Kafka as charge %s; no phone number named"
          .formatted(paid.path("paymentId").asText(), charged.getCharge().getChargeId());
    }
  }

  String refuseOnceBlacklistedAgain(WalkContext context) throws IOException, InterruptedException {
    long left = balance(context);
    unless(left == 1000, "20.00 less 10.00 EUR is not " + left + " cents");
    context
        .as(Role.OPERATOR, "walk-operator", Port.SMS_ACTIVATION)
        .put(
            "/v1/consumer-accounts/" + cards.card().accountId() + "/blacklisting",
            "{\"reason\": \"LOST_OR_STOLEN\"}")
        .expect(200);
    pay(context, "1.00").expect(403);
    try (TopicWatch charges = context.watch(MERCHANT, Topics.CHARGES)) {
      String request = request(context, 100);
      ChargeDenied denied =
          charges.await(
              "the denial",
              ChargeDenied.class,
              event -> event.getCharge().getRequestId().equals(request));
      unless(denied.getReason() == DenialReason.BLACKLISTED, "denied for " + denied.getReason());
    }
    unless(balance(context) == left, "a blacklisted account was charged");
    return "blacklisted again, REST and Kafka are refused, and 10.00 EUR are left";
  }

  private Answer pay(WalkContext context, String amount) throws IOException, InterruptedException {
    return context
        .as(Role.MERCHANT, MERCHANT, Port.SMS_ACTIVATION)
        .post(
            "/v1/payments",
            """
            {"amountTransaction": {"accountId": "%s", "referenceCode": "order-1",
             "paymentAmount": {"chargingInformation":
              {"amount": %s, "currency": "EUR", "description": "Rolls"}}}}
            """
                .formatted(cards.card().accountId(), amount));
  }

  private String request(WalkContext context, long amountMinor) throws InterruptedException {
    String request = UUID.randomUUID().toString();
    String account = cards.card().accountId();
    context.publish(
        MERCHANT,
        Topics.CHARGE_REQUESTS,
        account,
        new ChargeRequested(
            MERCHANT,
            request,
            account,
            new Money(amountMinor, "EUR"),
            "order-2",
            "More rolls",
            null,
            Instant.now()));
    return request;
  }

  private long balance(WalkContext context) throws IOException, InterruptedException {
    return cards.account(context, cards.card()).path("balance").path("amountMinor").asLong();
  }
}
