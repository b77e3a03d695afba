package io.supportcenter.kit.inbox;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Schemas of our own topics that the registry does not have, and the partitions that wait for them.
 * It may be restored, or a replica of it may be behind.
 */
@ApplicationScoped
class MissingSchemas {

  /** Far more than we have schemas; an id that is forgotten waits again. */
  private static final int KEPT_MAX = 10_000;

  /** A partition that still lacks its schema is held again sooner. */
  private static final Duration STILL_HELD = Duration.ofSeconds(30);

  private final Assignments assignments;
  private final InboxRebalance rebalance;
  private final long waitNanos;
  private final Map<Integer, Long> since = new ConcurrentHashMap<>();
  private final Map<TopicPartition, Held> held = new ConcurrentHashMap<>();

  private record Held(String channel, long since) {}

  @Inject
  MissingSchemas(Assignments assignments, InboxRebalance rebalance, InboxConfig config) {
    this(assignments, rebalance, config.schemaWait());
  }

  MissingSchemas(Assignments assignments, InboxRebalance rebalance, Duration wait) {
    this.assignments = assignments;
    this.rebalance = rebalance;
    this.waitNanos = wait.toNanos();
  }

  /** Whether it has been missing for too long; counted from the first time it was missed. */
  boolean isGivenUp(int schemaId) {
    if (since.size() >= KEPT_MAX) {
      since.clear();
    }
    long now = System.nanoTime();
    return now - since.computeIfAbsent(schemaId, _ -> now) >= waitNanos;
  }

  /** That partition handles nothing from the record on, until the registry is asked again. */
  void hold(String channel, Received first) {
    assignments.blockFrom(first.partition(), first.record().offset());
    held.put(first.partition(), new Held(channel, System.nanoTime()));
  }

  /** Partitions of ours that wait. */
  List<TopicPartition> waiting() {
    long now = System.nanoTime();
    return held.entrySet().stream()
        .filter(e -> now - e.getValue().since() < STILL_HELD.toNanos())
        .map(Map.Entry::getKey)
        .filter(partition -> assignments.epoch(partition) >= 0)
        .toList();
  }

  /** The codec remembers for a while that an id is unknown: mostly this costs no request. */
  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void askAgain() {
    Map<String, List<TopicPartition>> again =
        waiting().stream().collect(Collectors.groupingBy(p -> held.get(p).channel()));
    held.keySet().removeIf(partition -> assignments.epoch(partition) < 0);
    again.forEach(rebalance::position);
  }
}
