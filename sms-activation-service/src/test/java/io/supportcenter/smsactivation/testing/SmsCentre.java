package io.supportcenter.smsactivation.testing;

import io.supportcenter.events.ChargeRequested;
import io.supportcenter.events.Money;
import io.supportcenter.events.SmsPasscodeReceived;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.local.kafka.KafkaProbe;
import io.supportcenter.schemas.EventCodec;
import io.supportcenter.schemas.Topics;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A gateway's and a merchant's view of Kafka. */
@Singleton
public class SmsCentre extends Centre {

  @Inject
  SmsCentre(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap, EventCodec codec) {
    this(new KafkaProbe(bootstrap, codec));
  }

  public SmsCentre(KafkaProbe kafka) {
    super(kafka);
  }

  public void sms(String sender, String shortCode, String text) {
    sms(UUID.randomUUID().toString(), sender, shortCode, text);
  }

  public void sms(String messageId, String sender, String shortCode, String text) {
    publish(Topics.SMS_INBOUND, sender, received(messageId, sender, shortCode, text));
  }

  public void smsWithKey(String key, String sender, String shortCode, String text) {
    publish(
        Topics.SMS_INBOUND, key, received(UUID.randomUUID().toString(), sender, shortCode, text));
  }

  private static SmsPasscodeReceived received(
      String messageId, String sender, String shortCode, String text) {
    return new SmsPasscodeReceived(messageId, "aggregator", sender, shortCode, text, Instant.now());
  }

  public void charge(String merchant, String requestId, String accountId, long minor) {
    charge(merchant, requestId, accountId, minor, null);
  }

  public void charge(
      String merchant, String requestId, String accountId, long minor, String assetId) {
    publish(
        Topics.CHARGE_REQUESTS, accountId, charged(merchant, requestId, accountId, minor, assetId));
  }

  public static ChargeRequested charged(
      String merchant, String requestId, String accountId, long minor, String assetId) {
    return new ChargeRequested(
        merchant,
        requestId,
        accountId,
        new Money(minor, "EUR"),
        "order-1",
        "Rolls",
        assetId,
        Instant.now());
  }
}
