package io.supportcenter.kit.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * What this instance knows of the partitions it was given: where it is in each, and which records
 * are still valid.
 *
 * <p>Records wait in a queue between Kafka's poll and the handler. A seek or a rebalance makes
 * those in the queue stale: they may be beyond the new position, and handling them would leave a
 * gap. So every seek and every assignment starts a new epoch, polled records are stamped with it,
 * and only records of the present epoch are handled.
 */
@ApplicationScoped
class Assignments {

  private static final long OPEN = Long.MAX_VALUE;

  private final Map<TopicPartition, Assigned> partitions = new HashMap<>();
  private int lastEpoch;

  /** Assigned, not yet positioned: all records polled now are dropped. */
  synchronized void assigned(Collection<TopicPartition> given) {
    given.forEach(
        partition -> partitions.put(partition, new Assigned(++lastEpoch, Optional.empty(), OPEN)));
  }

  synchronized void gone(Collection<TopicPartition> taken) {
    taken.forEach(partitions::remove);
  }

  /**
   * The consumer seeks there now. Only for a partition that is still ours, and called between
   * polls.
   */
  synchronized boolean positioned(TopicPartition partition, Position position) {
    return partitions.computeIfPresent(
            partition, (_, _) -> new Assigned(++lastEpoch, Optional.of(position), OPEN))
        != null;
  }

  synchronized int epoch(TopicPartition partition) {
    Assigned assigned = partitions.get(partition);
    return assigned == null ? -1 : assigned.epoch;
  }

  /**
   * The offsets of that epoch which may be handled now; none when its records are to be dropped.
   */
  synchronized Window window(TopicPartition partition, int epoch) {
    return at(partition, epoch)
        .map(position -> new Window(position.next(), partitions.get(partition).blockedFrom))
        .orElse(Window.NONE);
  }

  /** The position in that epoch; empty when its records are to be dropped. */
  synchronized Optional<Position> at(TopicPartition partition, int epoch) {
    Assigned assigned = partitions.get(partition);
    return assigned == null || assigned.epoch != epoch ? Optional.empty() : assigned.position;
  }

  /** The position now; empty while it is not known. */
  synchronized Optional<Position> current(TopicPartition partition) {
    return Optional.ofNullable(partitions.get(partition)).flatMap(Assigned::position);
  }

  synchronized void advance(TopicPartition partition, int epoch, Position position) {
    partitions.computeIfPresent(
        partition,
        (_, a) ->
            a.epoch == epoch ? new Assigned(a.epoch, Optional.of(position), a.blockedFrom) : a);
  }

  /**
   * Nothing from that offset on is handled until the partition is assigned again, for example by a
   * newer build.
   */
  synchronized void blockFrom(TopicPartition partition, long offset) {
    partitions.computeIfPresent(partition, (_, a) -> new Assigned(a.epoch, a.position, offset));
  }

  synchronized Set<TopicPartition> of(String topic) {
    return partitions.keySet().stream()
        .filter(p -> p.topic().equals(topic))
        .collect(Collectors.toSet());
  }

  /** Partitions that wait for a newer build. */
  synchronized long blocked() {
    return partitions.values().stream().filter(a -> a.blockedFrom != OPEN).count();
  }

  /** Offsets from one, up to but without the other. */
  record Window(long from, long to) {
    static final Window NONE = new Window(0, 0);

    boolean contains(long offset) {
      return from <= offset && offset < to;
    }
  }

  private record Assigned(int epoch, Optional<Position> position, long blockedFrom) {}
}
