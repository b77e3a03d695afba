package io.supportcenter.local.walk;

import io.supportcenter.schemas.Decoded;
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

/** Committed records of one topic from the moment of opening on. */
public final class TopicWatch implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration WAIT_MAX = Duration.ofSeconds(60);

  private final KafkaConsumer<String, byte[]> consumer;
  private final EventCodec codec;
  private final String topic;
  private final Queue<ConsumerRecord<String, byte[]>> unread = new ArrayDeque<>();

  TopicWatch(KafkaConsumer<String, byte[]> consumer, EventCodec codec, String topic) {
    this.consumer = consumer;
    this.codec = codec;
    this.topic = topic;
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    // Seeking is lazy: asking for the position fixes it.
    partitions.forEach(consumer::position);
  }

  /**
   * The next event of that type that fits. Those before it are passed over.
   *
   * @throws StepFailed when none comes within a minute
   */
  public <E extends SpecificRecord> E await(String what, Class<E> type, Predicate<E> fits) {
    long deadline = System.nanoTime() + WAIT_MAX.toNanos();
    while (System.nanoTime() - deadline < 0) {
      consumer.poll(unread.isEmpty() ? POLL : Duration.ZERO).forEach(unread::add);
      while (!unread.isEmpty()) {
        if (codec.decode(topic, unread.remove().value())
                instanceof Decoded.Event(SpecificRecord event)
            && type.isInstance(event)
            && fits.test(type.cast(event))) {
          return type.cast(event);
        }
      }
    }
    throw new StepFailed(
        "waited " + WAIT_MAX.toSeconds() + " s in vain for " + what + " on " + topic);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
