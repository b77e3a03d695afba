package io.supportcenter.smsactivation.testing;

import io.supportcenter.events.ChargeRequested;
import io.supportcenter.events.Money;
import io.supportcenter.events.SmsPasscodeReceived;
import io.supportcenter.local.kafka.KafkaProbe;
import io.supportcenter.schemas.Decoded;
import io.supportcenter.schemas.Topics;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A gateway's and a merchant's view of Kafka. */
public record Events(KafkaProbe kafka) {

  public void sms(String sender, String shortCode, String text) {
    sms(UUID.randomUUID().toString(), sender, shortCode, text);
  }

  public void sms(String messageId, String sender, String shortCode, String text) {
    kafka.publish(Topics.SMS_INBOUND, sender, received(messageId, sender, shortCode, text));
  }

  public void smsWithKey(String key, String sender, String shortCode, String text) {
    kafka.publish(
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
    kafka.publish(
        Topics.CHARGE_REQUESTS,
        accountId,
        new ChargeRequested(
            merchant,
            requestId,
            accountId,
            new Money(minor, "EUR"),
            "order-1",
            "Rolls",
            assetId,
            Instant.now()));
  }

  /** What was told of a key, of one type, in order. */
  public <E extends SpecificRecord> List<E> told(String topic, String key, Class<E> type) {
    return told(topic, key).stream().filter(type::isInstance).map(type::cast).toList();
  }

  public List<SpecificRecord> told(String topic, String key) {
    return events(topic, kafka.read(topic, key));
  }

  public List<SpecificRecord> told(String topic) {
    return events(topic, kafka.read(topic));
  }

  private List<SpecificRecord> events(String topic, List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream()
        .map(record -> kafka.codec().decode(topic, record.value()))
        .map(decoded -> ((Decoded.Event) decoded).event())
        .toList();
  }
}
