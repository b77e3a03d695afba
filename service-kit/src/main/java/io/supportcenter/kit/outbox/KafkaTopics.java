package io.supportcenter.kit.outbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeProducersResult;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;

/** What the relay asks the brokers about topics. */
final class KafkaTopics {

  private static final Logger LOG = Logger.getLogger(KafkaTopics.class);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private static final Set<TransactionState> BEING_DECIDED =
      Set.of(
          TransactionState.PREPARE_COMMIT,
          TransactionState.PREPARE_ABORT,
          TransactionState.PREPARE_EPOCH_FENCE);

  private final Admin admin;
  private final Duration timeout;

  KafkaTopics(Admin admin, Duration timeout) {
    this.admin = admin;
    this.timeout = timeout;
  }

  /**
   * Returns once each transaction that has written to the partitions until now is committed or
   * aborted, with its marker: once the last stable offset has reached the high watermark of now.
   * Readers of committed records see nothing behind an open transaction.
   *
   * @throws IllegalStateException when one stays open
   */
  void awaitDecided(Set<TopicPartition> partitions) {
    Map<TopicPartition, Long> ends = ends(partitions, IsolationLevel.READ_UNCOMMITTED);
    if (!ends.keySet().equals(partitions)) {
      throw new TimeoutException("the brokers answered only for " + ends.keySet());
    }
    long deadline = System.nanoTime() + timeout.toNanos();
    Map<TopicPartition, Long> stable;
    while (isBehind(stable = ends(partitions, IsolationLevel.READ_COMMITTED), ends)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "a transaction is open: last stable offsets are %s, the high watermarks were %s %s ago"
                .formatted(stable, ends, timeout));
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  /**
   * The newest transaction of that id, if there is one. Waits while its markers are being written.
   *
   * @throws IllegalStateException when that takes too long
   */
  Optional<TransactionDescription> transaction(String transactionalId) {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (true) {
      TransactionDescription transaction;
      try {
        transaction =
            answer(
                admin.describeTransactions(Set.of(transactionalId)).description(transactionalId));
      } catch (TransactionalIdNotFoundException _) {
        return Optional.empty();
      }
      if (!BEING_DECIDED.contains(transaction.state())) {
        return Optional.of(transaction);
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "the markers of %s are not written for %s".formatted(transaction, timeout));
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  /**
   * Those of the partitions that the producer has a transaction open in; without an answer, none.
   */
  Set<TopicPartition> openIn(Set<TopicPartition> partitions, long producerId) {
    Map<TopicPartition, Long> ends = ends(partitions, IsolationLevel.READ_UNCOMMITTED);
    Map<TopicPartition, Long> stable = ends(ends.keySet(), IsolationLevel.READ_COMMITTED);
    ends.keySet().removeIf(partition -> !isBehind(stable, Map.of(partition, ends.get(partition))));
    if (ends.isEmpty()) {
      return Set.of();
    }
    DescribeProducersResult producers = admin.describeProducers(ends.keySet());
    return answers(ends.keySet(), producers::partitionResult).entrySet().stream()
        .filter(entry ->
            entry.getValue().activeProducers().stream()
                .anyMatch(state ->
                    state.producerId() == producerId
                        && state.currentTransactionStartOffset().isPresent()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Of all topics that the relay may see. */
  Set<TopicPartition> partitions() {
    return answer(admin.describeTopics(answer(admin.listTopics().names())).allTopicNames())
        .values()
        .stream()
        .flatMap(topic ->
            topic.partitions().stream().map(p -> new TopicPartition(topic.name(), p.partition())))
        .collect(Collectors.toSet());
  }

  Node broker(int id) {
    return answer(admin.describeCluster().nodes()).stream()
        .filter(node -> node.id() == id)
        .findAny()
        .orElseThrow(() -> new TimeoutException("broker " + id + " is unavailable"));
  }

  boolean exists(String topic) {
    try {
      answer(admin.describeTopics(Set.of(topic)).topicNameValues().get(topic));
      return true;
    } catch (UnknownTopicOrPartitionException | InvalidTopicException _) {
      return false;
    }
  }

  private static boolean isBehind(
      Map<TopicPartition, Long> stable, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .anyMatch(end -> stable.getOrDefault(end.getKey(), 0L) < end.getValue());
  }

  private Map<TopicPartition, Long> ends(Set<TopicPartition> partitions, IsolationLevel isolation) {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
    ListOffsetsResult offsets = admin.listOffsets(latest, new ListOffsetsOptions(isolation));
    Map<TopicPartition, Long> ends = new HashMap<>();
    answers(partitions, offsets::partitionResult)
        .forEach((partition, offset) -> ends.put(partition, offset.offset()));
    return ends;
  }

  /** Without those that the brokers do not answer for: theirs has no leader, or may not be seen. */
  private <T> Map<TopicPartition, T> answers(
      Set<TopicPartition> partitions, Function<TopicPartition, KafkaFuture<T>> question) {
    long deadline = System.nanoTime() + timeout.toNanos();
    Map<TopicPartition, T> answers = new HashMap<>();
    for (TopicPartition partition : partitions) {
      try {
        long left = Math.max(0, deadline - System.nanoTime());
        answers.put(partition, question.apply(partition).get(left, TimeUnit.NANOSECONDS));
      } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
        LOG.debugf("no answer for %s: %s", partition, e);
      } catch (InterruptedException e) {
        throw new InterruptException(e);
      }
    }
    return answers;
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
