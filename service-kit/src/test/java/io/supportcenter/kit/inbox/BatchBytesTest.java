package io.supportcenter.kit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class BatchBytesTest {

  private static final TopicPartition PARTITION = new TopicPartition("numbers", 0);

  @Test
  void shouldKeepEachListBelowItsLimitInBytes() {
    List<Received> records = records(400, 400, 400, 5000, 1, 400);

    assertThat(Inbox.bounded(records, 1000).stream().map(BatchBytesTest::offsets))
        .containsExactly(List.of(0L, 1L), List.of(2L), List.of(3L), List.of(4L, 5L));
  }

  @Test
  void shouldCountHeadersToo() {
    Received record = record(0, 10, 0);
    record.record().headers().add("name", new byte[100]);

    assertThat(record.bytes()).isEqualTo(114);
  }

  @Test
  void shouldKeepTimestampsWithinWhatTheDatabaseTakes() {
    assertThat(record(0, 1, Long.MAX_VALUE).timestamp())
        .isEqualTo(Instant.parse("9999-12-31T23:59:59.999Z"));
    assertThat(record(0, 1, Long.MIN_VALUE).timestamp()).isEqualTo(Instant.EPOCH);
    assertThat(record(0, 1, 1_700_000_000_000L).timestamp())
        .isEqualTo(Instant.ofEpochMilli(1_700_000_000_000L));
  }

  private static List<Long> offsets(List<Received> records) {
    return records.stream().map(r -> r.record().offset()).toList();
  }

  private static List<Received> records(int... sizes) {
    return IntStream.range(0, sizes.length).mapToObj(i -> record(i, sizes[i], 0)).toList();
  }

  private static Received record(long offset, int size, long timestamp) {
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>(
            PARTITION.topic(),
            PARTITION.partition(),
            offset,
            timestamp,
            TimestampType.CREATE_TIME,
            ConsumerRecord.NULL_SIZE,
            size,
            null,
            new byte[size],
            new RecordHeaders(),
            java.util.Optional.empty());
    return new Received(record, PARTITION, 1, offset + 1);
  }
}
