package io.supportcenter.kit.outbox;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Which events the relay published last: one record, written in the same Kafka transaction as the
 * events themselves. So after a crash it shows whether that transaction took place. Its key is the
 * database's identity: the topic belongs to one database.
 */
final class Bookmark {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final int ID_BYTES = 2 * Long.BYTES;
  private static final Pattern IDENTITY =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** The newest bookmark, and the marker of its transaction. */
  private static final long FIRST_STEP = 2;

  private final TopicPartition partition;
  private final String database;

  Bookmark(String topic, UUID database) {
    this.partition = new TopicPartition(topic, 0);
    this.database = database.toString();
  }

  TopicPartition partition() {
    return partition;
  }

  ProducerRecord<byte[], byte[]> record(List<UUID> published) {
    ByteBuffer ids = ByteBuffer.allocate(published.size() * ID_BYTES);
    for (UUID id : published) {
      ids.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }
    return new ProducerRecord<>(
        partition.topic(),
        partition.partition(),
        database.getBytes(StandardCharsets.UTF_8),
        ids.array());
  }

  /**
   * The last bookmark; empty when there is none. It is at the end of its topic, behind nothing but
   * aborted records and markers, so the topic is read backwards, in steps that double.
   *
   * <p>The consumer reads committed records only, and every transaction in the partition that began
   * before is decided.
   *
   * @param patience without any progress
   * @throws ForeignBookmark when it is another database's
   * @throws TimeoutException when patience is exceeded
   */
  Optional<List<UUID>> read(Consumer<byte[], byte[]> consumer, Duration patience) {
    List<TopicPartition> only = List.of(partition);
    consumer.assign(only);
    long begin = consumer.beginningOffsets(only, patience).get(partition);
    long to = consumer.endOffsets(only, patience).get(partition);
    for (long step = FIRST_STEP; to > begin; step *= 2) {
      long from = Math.max(begin, to - step);
      Optional<ConsumerRecord<byte[], byte[]>> last = last(consumer, from, to, patience);
      if (last.isPresent()) {
        return last.map(this::ids);
      }
      to = from;
    }
    return Optional.empty();
  }

  private Optional<ConsumerRecord<byte[], byte[]>> last(
      Consumer<byte[], byte[]> consumer, long from, long to, Duration patience) {
    consumer.seek(partition, from);
    Optional<ConsumerRecord<byte[], byte[]>> last = Optional.empty();
    long position = from;
    long progress = System.nanoTime();
    while (position < to) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (record.offset() < to && isBookmark(record)) {
          last = Optional.of(record);
        }
      }
      long reached = consumer.position(partition, patience);
      if (reached > position) {
        position = reached;
        progress = System.nanoTime();
      } else if (System.nanoTime() - progress > patience.toNanos()) {
        throw new TimeoutException(
            "%s was read up to %d of %d, then nothing for %s"
                .formatted(partition, position, to, patience));
      }
    }
    return last;
  }

  /** Anything else may have been written there by hand. */
  private static boolean isBookmark(ConsumerRecord<byte[], byte[]> record) {
    return record.key() != null
        && IDENTITY.matcher(database(record)).matches()
        && record.value() != null
        && record.value().length % ID_BYTES == 0;
  }

  private static String database(ConsumerRecord<byte[], byte[]> bookmark) {
    return new String(bookmark.key(), StandardCharsets.UTF_8);
  }

  private List<UUID> ids(ConsumerRecord<byte[], byte[]> bookmark) {
    if (!database(bookmark).equals(database)) {
      throw new ForeignBookmark(partition.topic(), database(bookmark), database);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bookmark.value());
    List<UUID> ids = new ArrayList<>();
    while (buffer.hasRemaining()) {
      ids.add(new UUID(buffer.getLong(), buffer.getLong()));
    }
    return ids;
  }
}
