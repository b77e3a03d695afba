package io.supportcenter.kit.inbox;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A record of a polled batch.
 *
 * @param epoch of its partition when it was polled
 * @param after the position once it is handled
 */
record Received(
    ConsumerRecord<byte[], byte[]> record, TopicPartition partition, int epoch, long after) {

  /** Headers that the record has only inside this process. */
  private static final Set<String> OURS = Set.of(EpochStamp.HEADER, "__smallrye_generationId");

  /** What PostgreSQL can store. A producer may write any number as a timestamp. */
  private static final Instant EARLIEST = Instant.EPOCH;

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

  /** All of a poll, in the order of their partitions. */
  static List<Received> of(ConsumerRecords<byte[], byte[]> polled) {
    List<Received> all = new ArrayList<>(polled.count());
    for (TopicPartition partition : polled.partitions()) {
      List<ConsumerRecord<byte[], byte[]>> records = polled.records(partition);
      int epoch = EpochStamp.of(records.getFirst());
      for (ConsumerRecord<byte[], byte[]> record : records) {
        all.add(new Received(record, partition, epoch, record.offset() + 1));
      }
    }
    return all;
  }

  String topic() {
    return partition.topic();
  }

  /** Never null: all records without a key share the empty key. */
  ByteBuffer key() {
    byte[] key = record.key();
    return ByteBuffer.wrap(key == null ? new byte[0] : key);
  }

  /** Within the years 1970 to 9999. */
  Instant timestamp() {
    Instant claimed = Instant.ofEpochMilli(record.timestamp());
    return claimed.isBefore(EARLIEST) ? EARLIEST : claimed.isAfter(LATEST) ? LATEST : claimed;
  }

  /** Bytes of its key, value and headers. */
  long bytes() {
    long bytes =
        Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
    for (Header header : record.headers()) {
      bytes += header.key().length() + (header.value() == null ? 0 : header.value().length);
    }
    return bytes;
  }

  /** The same record without headers and timestamp. */
  Received bare() {
    return new Received(
        new ConsumerRecord<>(
            topic(), partition.partition(), record.offset(), record.key(), record.value()),
        partition,
        epoch,
        after);
  }

  Headers originalHeaders() {
    RecordHeaders headers = new RecordHeaders();
    record
        .headers()
        .forEach(header -> {
          if (!OURS.contains(header.key())) {
            headers.add(header);
          }
        });
    return headers;
  }
}
