package io.supportcenter.kit.outbox;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Which events the relay published last: one record, written in the same Kafka transaction as the
 * events themselves. So after a crash it shows whether that transaction took place.
 */
final class Bookmark {

  private static final byte[] KEY = "relay".getBytes(java.nio.charset.StandardCharsets.UTF_8);
  private static final Duration POLL = Duration.ofMillis(200);

  private final TopicPartition partition;

  Bookmark(String topic) {
    this.partition = new TopicPartition(topic, 0);
  }

  ProducerRecord<byte[], byte[]> record(List<UUID> published) {
    ByteBuffer ids = ByteBuffer.allocate(published.size() * 2 * Long.BYTES);
    for (UUID id : published) {
      ids.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }
    return new ProducerRecord<>(partition.topic(), partition.partition(), KEY, ids.array());
  }

  /**
   * The last bookmark. The consumer reads committed records only, and the producer's {@code
   * initTransactions} must have returned: from then on the end of the topic is final.
   */
  List<UUID> read(Consumer<byte[], byte[]> consumer, Duration timeout) {
    List<TopicPartition> only = List.of(partition);
    consumer.assign(only);
    Map<TopicPartition, Long> end = consumer.endOffsets(only, timeout);
    consumer.seekToBeginning(only);
    byte[] last = new byte[0];
    long deadline = System.nanoTime() + timeout.toNanos();
    while (consumer.position(partition, timeout) < end.get(partition)) {
      if (System.nanoTime() > deadline) {
        throw new org.apache.kafka.common.errors.TimeoutException(
            "bookmark not read to its end within " + timeout);
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        last = record.value();
      }
    }
    return ids(last);
  }

  private static List<UUID> ids(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    List<UUID> ids = new ArrayList<>();
    while (buffer.hasRemaining()) {
      ids.add(new UUID(buffer.getLong(), buffer.getLong()));
    }
    return ids;
  }
}
