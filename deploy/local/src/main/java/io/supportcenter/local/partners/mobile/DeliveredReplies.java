package io.supportcenter.local.partners.mobile;

import io.supportcenter.events.SmsReplyIssued;
import io.supportcenter.local.kafka.KafkaProbe;
import io.supportcenter.local.platform.PlatformAccess;
import io.supportcenter.local.topics.TopicTable;
import io.supportcenter.schemas.Decoded;
import io.supportcenter.schemas.EventCodec;
import io.supportcenter.schemas.RegistryAccess;
import io.supportcenter.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;

/** The SMS that phones received from us since the start. */
public final class DeliveredReplies implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final int PHONES_MAX = 10_000;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final EventCodec codec;
  private final Map<String, List<ReceivedSms>> byPhone = new ConcurrentHashMap<>();
  private final Thread thread = Thread.ofPlatform().name("replies").unstarted(this::read);

  /** An SMS on a phone. */
  record ReceivedSms(String from, String text, String kind, Instant at) {}

  private DeliveredReplies(KafkaConsumer<byte[], byte[]> consumer, EventCodec codec) {
    this.consumer = consumer;
    this.codec = codec;
  }

  /** Reads as the operator, who sends them. */
  public static DeliveredReplies follow(PlatformAccess access) {
    return follow(access.kafka(TopicTable.OPERATOR), access.registry(PlatformAccess.SCHEMA_READER));
  }

  /**
   * @param connection settings of a Kafka client
   */
  public static DeliveredReplies follow(Map<String, String> connection, RegistryAccess registry) {
    var consumer = KafkaProbe.consumer(connection);
    var partitions = KafkaProbe.assign(consumer, Topics.SMS_OUTBOUND);
    consumer.seekToEnd(partitions);
    var replies = new DeliveredReplies(consumer, EventCodec.connect(registry));
    replies.thread.start();
    return replies;
  }

  /** Oldest first. */
  List<ReceivedSms> on(String phone) {
    return new ArrayList<>(byPhone.getOrDefault(phone, List.of()));
  }

  private void read() {
    try (consumer;
        codec) {
      while (!Thread.currentThread().isInterrupted()) {
        consumer.poll(POLL).forEach(sms -> add(sms.value()));
      }
    } catch (WakeupException _) {
      // The process ends.
    }
  }

  private void add(byte[] value) {
    if (codec.decode(Topics.SMS_OUTBOUND, value) instanceof Decoded.Event(var event)
        && event instanceof SmsReplyIssued reply
        && byPhone.size() < PHONES_MAX) {
      byPhone
          .computeIfAbsent(reply.getRecipient(), _ -> new CopyOnWriteArrayList<>())
          .add(
              new ReceivedSms(
                  reply.getShortCode(),
                  reply.getText(),
                  reply.getKind().name(),
                  reply.getOccurredAt()));
    }
  }

  @Override
  public void close() {
    consumer.wakeup();
  }
}
