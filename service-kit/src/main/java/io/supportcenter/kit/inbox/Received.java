package io.supportcenter.kit.inbox;

import java.nio.ByteBuffer;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
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

  String topic() {
    return partition.topic();
  }

  /** Never null: all records without a key share the empty key. */
  ByteBuffer key() {
    byte[] key = record.key();
    return ByteBuffer.wrap(key == null ? new byte[0] : key);
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
