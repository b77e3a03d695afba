package io.supportcenter.kit.inbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.supportcenter.kit.inbox.Positioning.KafkaView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jboss.logging.Logger;

/**
 * Sends the consumer to PostgreSQL's position whenever it is given partitions.
 *
 * <p>The database may be unavailable at that moment, and the polling thread must not wait for it:
 * until the position is known, what is polled is dropped, and the seek brings it back.
 */
@ApplicationScoped
@Default
@Identifier("inbox")
class InboxRebalance implements KafkaConsumerRebalanceListener {

  private static final Logger LOG = Logger.getLogger(InboxRebalance.class);
  private static final Duration RETRY = Duration.ofMillis(500);

  private final Assignments assignments;
  private final InboxChannels channels;
  private final Positioning positioning;
  private final Admin admin;
  private final Map<String, UUID> topicIds = new ConcurrentHashMap<>();
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  InboxRebalance(
      Assignments assignments, InboxChannels channels, Positioning positioning, Admin admin) {
    this.assignments = assignments;
    this.channels = channels;
    this.positioning = positioning;
    this.admin = admin;
  }

  void stop(@Observes ShutdownEvent event) {
    executor.shutdownNow();
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    position(partitions);
  }

  /** Also called for those that were lost. */
  @Override
  public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    assignments.gone(partitions);
  }

  /**
   * Finds out the positions of partitions that are ours, on another thread, and retries until it
   * succeeds. Until then their records are dropped.
   */
  void position(Collection<TopicPartition> partitions) {
    assignments.assigned(partitions);
    partitions.stream()
        .collect(Collectors.groupingBy(TopicPartition::topic, Collectors.toSet()))
        .forEach((topic, ofTopic) -> executor.execute(() -> positionUntilDone(topic, ofTopic)));
  }

  private void positionUntilDone(String topic, Set<TopicPartition> partitions) {
    while (!executor.isShutdown()) {
      try {
        tryPosition(topic, partitions);
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException | ExecutionException | TimeoutException e) {
        LOG.warnf("positions of %s not known yet, asking again: %s", topic, e);
        java.util.concurrent.locks.LockSupport.parkNanos(RETRY.toNanos());
      }
    }
  }

  private void tryPosition(String topic, Set<TopicPartition> partitions)
      throws InterruptedException, ExecutionException, TimeoutException {
    UUID topicId = topicId(topic);
    Map<TopicPartition, KafkaView> views = new ConcurrentHashMap<>();
    channels.onPollingThread(topic, consumer -> views.putAll(views(consumer, partitions, topicId)));
    if (views.isEmpty()) {
      return;
    }
    Map<TopicPartition, Long> positions = positioning.settle(channels.channel(topic), views);
    channels.onPollingThread(topic, consumer -> seek(consumer, positions));
    topicIds.put(topic, topicId);
  }

  /**
   * A topic that is deleted and created again at once gives a running consumer no new assignment:
   * it would continue in the middle of the new topic.
   */
  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void lookForTopicsCreatedAgain() throws InterruptedException {
    for (var known : topicIds.entrySet()) {
      String topic = known.getKey();
      try {
        if (!topicId(topic).equals(known.getValue()) && topicIds.remove(topic, known.getValue())) {
          position(assignments.of(topic));
        }
      } catch (ExecutionException | TimeoutException e) {
        LOG.debugf("%s: id not known now: %s", topic, e);
      }
    }
  }

  private UUID topicId(String topic)
      throws InterruptedException, ExecutionException, TimeoutException {
    Uuid id =
        admin
            .describeTopics(List.of(topic))
            .allTopicNames()
            .get(10, TimeUnit.SECONDS)
            .get(topic)
            .topicId();
    return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
  }

  private static Map<TopicPartition, KafkaView> views(
      Consumer<byte[], byte[]> consumer, Set<TopicPartition> partitions, UUID topicId) {
    Set<TopicPartition> ours = new HashSet<>(partitions);
    ours.retainAll(consumer.assignment());
    Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(ours);
    Map<TopicPartition, Long> ends = consumer.endOffsets(ours);
    Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(ours);
    return ours.stream()
        .collect(
            Collectors.toMap(
                p -> p,
                p -> new KafkaView(topicId, beginnings.get(p), ends.get(p), committed.get(p))));
  }

  private void seek(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> positions) {
    Map<TopicPartition, OffsetAndMetadata> marked = new HashMap<>();
    positions.forEach((partition, position) -> {
      if (consumer.assignment().contains(partition)
          && assignments.positioned(partition, position)) {
        consumer.seek(partition, position);
        marked.put(partition, new OffsetAndMetadata(position, Positioning.MARKER));
      }
    });
    // From now on an offset without the marker was set by an operator.
    consumer.commitSync(marked);
  }
}
