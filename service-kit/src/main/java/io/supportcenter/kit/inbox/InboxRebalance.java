package io.supportcenter.kit.inbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.supportcenter.kit.inbox.PositionStore.Settled;
import io.supportcenter.kit.inbox.Positioning.KafkaView;
import io.supportcenter.kit.outbox.PartnerTopics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
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

  /**
   * Kafka's clients ask again and again about a topic that was deleted a moment ago, and nothing of
   * the channel is polled meanwhile.
   */
  private static final Duration ANSWER_MAX = Duration.ofSeconds(10);

  private final Assignments assignments;
  private final InboxChannels channels;
  private final Positioning positioning;
  private final Admin admin;
  private final PartnerTopics partnerTopics;
  private final Map<String, Known> topics = new ConcurrentHashMap<>();
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  InboxRebalance(
      Assignments assignments,
      InboxChannels channels,
      Positioning positioning,
      Admin admin,
      PartnerTopics partnerTopics) {
    this.assignments = assignments;
    this.channels = channels;
    this.positioning = positioning;
    this.admin = admin;
    this.partnerTopics = partnerTopics;
  }

  /** A topic that is read. */
  private record Known(String channel, UUID id) {}

  void stop(@Observes ShutdownEvent event) {
    executor.shutdownNow();
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    position(channels.ofGroup(consumer.groupMetadata().groupId()), partitions);
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
  void position(String channel, Collection<TopicPartition> partitions) {
    assignments.assigned(partitions);
    if (partitions.isEmpty() || executor.isShutdown()) {
      return;
    }
    Set<TopicPartition> all = Set.copyOf(partitions);
    executor.execute(() -> positionUntilDone(channel, all));
  }

  private void positionUntilDone(String channel, Set<TopicPartition> partitions) {
    Set<TopicPartition> left = partitions;
    while (!executor.isShutdown()) {
      try {
        left = tryPosition(channel, left);
        if (left.isEmpty()) {
          return;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException | ExecutionException | TimeoutException e) {
        LOG.warnf("positions of %s not known yet, asking again: %s", channel, e);
      }
      LockSupport.parkNanos(RETRY.toNanos());
    }
  }

  /**
   * All of them in one go, however many.
   *
   * @return those of topics that are not there now
   */
  private Set<TopicPartition> tryPosition(String channel, Set<TopicPartition> partitions)
      throws InterruptedException, ExecutionException, TimeoutException {
    partnerTopics.look();
    Map<String, UUID> ids =
        topicIds(partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet()));
    Set<TopicPartition> left = ConcurrentHashMap.newKeySet();
    Map<TopicPartition, KafkaView> views = new ConcurrentHashMap<>();
    channels.onPollingThread(
        channel,
        consumer -> {
          Set<TopicPartition> ours = new HashSet<>(partitions);
          ours.retainAll(consumer.assignment());
          ours.stream().filter(p -> !ids.containsKey(p.topic())).forEach(left::add);
          ours.removeAll(left);
          views.putAll(views(consumer, ours, ids));
        });
    if (!views.isEmpty()) {
      seek(channel, positioning.settle(channel, views));
      ids.forEach((topic, id) -> topics.put(topic, new Known(channel, id)));
    }
    return left;
  }

  private void seek(String channel, Map<TopicPartition, Settled> settled) {
    Set<TopicPartition> marked = ConcurrentHashMap.newKeySet();
    channels.onPollingThread(channel, consumer -> marked.addAll(seek(consumer, settled)));
    positioning.resetsDone(
        channel,
        marked.stream().filter(partition -> settled.get(partition).resetTo().isPresent()).toList());
  }

  private Set<TopicPartition> seek(
      Consumer<byte[], byte[]> consumer, Map<TopicPartition, Settled> settled) {
    Map<TopicPartition, OffsetAndMetadata> marked = new HashMap<>();
    settled.forEach((partition, s) -> {
      Position position = s.position();
      if (consumer.assignment().contains(partition)
          && assignments.positioned(partition, position)) {
        consumer.seek(partition, position.next());
        marked.put(partition, new OffsetAndMetadata(position.next(), Positioning.MARKER));
      }
    });
    // From now on an offset without the marker was set by an operator.
    consumer.commitSync(marked, ANSWER_MAX);
    return marked.keySet();
  }

  /**
   * A topic that is deleted and created again at once gives a running consumer no new assignment:
   * it would continue in the middle of the new topic.
   */
  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void lookForTopicsCreatedAgain() throws InterruptedException {
    try {
      Map<String, UUID> now = topicIds(topics.keySet());
      for (var entry : topics.entrySet()) {
        String topic = entry.getKey();
        Known known = entry.getValue();
        if (now.containsKey(topic)
            && !now.get(topic).equals(known.id())
            && topics.remove(topic, known)) {
          position(known.channel(), assignments.of(topic));
        }
      }
    } catch (ExecutionException | TimeoutException e) {
      LOG.debugf("ids of topics not known now: %s", e);
    }
  }

  /** Without topics that are not there. */
  private Map<String, UUID> topicIds(Set<String> names)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<String, UUID> ids = new HashMap<>();
    Map<String, KafkaFuture<TopicDescription>> answers =
        admin.describeTopics(names).topicNameValues();
    for (var answer : answers.entrySet()) {
      try {
        ids.put(
            answer.getKey(),
            TopicIds.of(answer.getValue().get(ANSWER_MAX.toSeconds(), TimeUnit.SECONDS).topicId()));
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
      }
    }
    return ids;
  }

  private static Map<TopicPartition, KafkaView> views(
      Consumer<byte[], byte[]> consumer, Set<TopicPartition> ours, Map<String, UUID> topicIds) {
    Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(ours, ANSWER_MAX);
    Map<TopicPartition, Long> ends = consumer.endOffsets(ours, ANSWER_MAX);
    Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(ours, ANSWER_MAX);
    return ours.stream()
        .collect(
            Collectors.toMap(
                p -> p,
                p ->
                    new KafkaView(
                        topicIds.get(p.topic()),
                        beginnings.get(p),
                        ends.get(p),
                        committed.get(p))));
  }
}
