package io.supportcenter.benchmark.rig;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Records of a topic as a read_committed consumer gets them, and when it gets them. Read on a
 * thread of its own.
 */
public final class Outputs implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);
  private static final long LOOK_NANOS = 5_000_000;

  private final byte[][] values;
  private final long[] arrivals;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread thread;
  private volatile int count;
  private volatile boolean stopping;
  private volatile RuntimeException fault;

  /**
   * @param most records that can be kept; one more is a fault
   */
  public Outputs(Rig rig, String topic, int partitions, int most) {
    values = new byte[most][];
    arrivals = new long[most];
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                rig.addresses().bootstrapServers(),
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false,
                "max.poll.records",
                5000,
                "key.deserializer",
                ByteArrayDeserializer.class,
                "value.deserializer",
                ByteArrayDeserializer.class));
    consumer.assign(
        IntStream.range(0, partitions)
            .mapToObj(partition -> new TopicPartition(topic, partition))
            .toList());
    thread = Thread.ofPlatform().name("outputs").start(this::read);
  }

  private void read() {
    try (consumer) {
      while (!stopping) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        long now = System.nanoTime();
        int next = count;
        for (ConsumerRecord<byte[], byte[]> record : records) {
          if (next == values.length) {
            throw new IllegalStateException("more than the expected " + next + " records");
          }
          values[next] = record.value();
          arrivals[next++] = now;
        }
        count = next;
      }
    } catch (RuntimeException e) {
      fault = e;
    }
  }

  public int count() {
    return count;
  }

  /** Nanoseconds as of {@link System#nanoTime} at which the n-th record, from 0, was there. */
  public long arrival(int n) {
    return arrivals[n];
  }

  /** In the order of arrival. */
  public List<byte[]> values() {
    return Arrays.asList(values).subList(0, count);
  }

  /**
   * Returns when so many are there.
   *
   * @throws TimeoutException when they are not
   */
  public void await(int records, Duration atMost, Jvm contender) throws TimeoutException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (count < records) {
      if (fault != null) {
        throw fault;
      }
      contender.requireAlive();
      if (System.nanoTime() > deadline) {
        throw new TimeoutException(count + " of " + records + " records within " + atMost);
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  @Override
  public void close() {
    stopping = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
