package io.supportcenter.local.kafka;

import io.supportcenter.schemas.EventCodec;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Committed records of one topic, starting when the watch is opened. */
public final class TopicWatch implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration WAIT_MAX = Duration.ofSeconds(60);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final EventCodec codec;
  private final String topic;
  private final Queue<ConsumerRecord<byte[], byte[]>> unread = new ArrayDeque<>();

  TopicWatch(KafkaConsumer<byte[], byte[]> consumer, EventCodec codec, String topic) {
    this.consumer = consumer;
    this.codec = codec;
    this.topic = topic;
    List<TopicPartition> partitions = KafkaProbe.assign(consumer, topic);
    consumer.seekToEnd(partitions);
    // Seeking is lazy: asking for the position fixes it.
    partitions.forEach(consumer::position);
  }

  /**
   * The next matching event of that type. Those before it are skipped.
   *
   * @throws IllegalStateException when none arrives within a minute
   */
  public <E extends SpecificRecord> E await(String what, Class<E> type, Predicate<E> matches) {
    long deadline = System.nanoTime() + WAIT_MAX.toNanos();
    while (System.nanoTime() - deadline < 0) {
      consumer.poll(unread.isEmpty() ? POLL : Duration.ZERO).forEach(unread::add);
      while (!unread.isEmpty()) {
        List<E> found =
            KafkaProbe.decode(codec, topic, unread.remove().value())
                .filter(type::isInstance)
                .map(type::cast)
                .filter(matches)
                .toList();
        if (!found.isEmpty()) {
          return found.getFirst();
        }
      }
    }
    throw new IllegalStateException(
        "%s did not arrive on %s within %d s".formatted(what, topic, WAIT_MAX.toSeconds()));
  }

  @Override
  public void close() {
    consumer.close();
  }
}
