package io.supportcenter.kit.outbox;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What the relay asks the brokers about topics. */
final class KafkaTopics {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private final Admin admin;
  private final Duration timeout;

  KafkaTopics(Admin admin, Duration timeout) {
    this.admin = admin;
    this.timeout = timeout;
  }

  /**
   * Returns once each transaction that has written to the partition until now is committed or
   * aborted, with its marker: once the last stable offset has reached the high watermark of now.
   * Readers of committed records see nothing behind an open transaction.
   *
   * @throws IllegalStateException when one stays open
   */
  void awaitDecided(TopicPartition partition) {
    long end = end(partition, IsolationLevel.READ_UNCOMMITTED);
    long deadline = System.nanoTime() + timeout.toNanos();
    long stable;
    while ((stable = end(partition, IsolationLevel.READ_COMMITTED)) < end) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "a transaction is open: last stable offset of %s is %d, the high watermark was %d %s ago"
                .formatted(partition, stable, end, timeout));
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  boolean exists(String topic) {
    try {
      answer(admin.describeTopics(Set.of(topic)).topicNameValues().get(topic));
      return true;
    } catch (UnknownTopicOrPartitionException | InvalidTopicException _) {
      return false;
    }
  }

  private long end(TopicPartition partition, IsolationLevel isolation) {
    return answer(
            admin
                .listOffsets(
                    Map.of(partition, OffsetSpec.latest()), new ListOffsetsOptions(isolation))
                .partitionResult(partition))
        .offset();
  }

  private <T> T answer(KafkaFuture<T> future) {
    try {
      return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
    } catch (java.util.concurrent.TimeoutException e) {
      throw new TimeoutException("the brokers did not answer within " + timeout, e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
