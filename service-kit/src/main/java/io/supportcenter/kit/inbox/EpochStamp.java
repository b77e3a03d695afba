package io.supportcenter.kit.inbox;

import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * Runs inside poll, where no seek can happen: stamps the first record of each partition with the
 * partition's epoch.
 */
public final class EpochStamp implements ConsumerInterceptor<byte[], byte[]> {

  static final String ASSIGNMENTS = "support-center.inbox.assignments";
  static final String HEADER = "inbox-epoch";

  private Assignments assignments;

  @Override
  public void configure(Map<String, ?> config) {
    assignments = (Assignments) config.get(ASSIGNMENTS);
  }

  @Override
  public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
    for (TopicPartition partition : records.partitions()) {
      records.records(partition).getFirst().headers().add(HEADER, bytes(partition));
    }
    return records;
  }

  /** The epoch in which these records of one partition were polled. */
  static int of(ConsumerRecord<byte[], byte[]> first) {
    Header stamp = first.headers().lastHeader(HEADER);
    return stamp == null ? -1 : ByteBuffer.wrap(stamp.value()).getInt();
  }

  private byte[] bytes(TopicPartition partition) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(assignments.epoch(partition)).array();
  }

  @Override
  public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
    // Nothing to do: Kafka's committed offsets are only for tools.
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
