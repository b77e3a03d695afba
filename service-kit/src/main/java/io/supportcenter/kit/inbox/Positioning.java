package io.supportcenter.kit.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.inbox.PositionStore.Settled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Decides where intake continues in a partition: at PostgreSQL's position, unless an operator has
 * reset the consumer group, the topic was deleted and created again, or its log does not have that
 * offset.
 */
@ApplicationScoped
class Positioning {

  /**
   * In the metadata of offsets that we commit; an offset without it was set by an operator's tool.
   */
  static final String MARKER = "support-center";

  private static final Logger LOG = Logger.getLogger(Positioning.class);

  private final Transactions transactions;
  private final MeterRegistry metrics;

  Positioning(Transactions transactions, MeterRegistry metrics) {
    this.transactions = transactions;
    this.metrics = metrics;
  }

  /**
   * What Kafka says of a partition.
   *
   * @param committed the group's committed offset, or null
   */
  record KafkaView(UUID topicId, long beginning, long end, OffsetAndMetadata committed) {

    /** The offset that an operator set; empty when ours is the committed one, or there is none. */
    Optional<Long> resetTo() {
      return Optional.ofNullable(committed)
          .filter(c -> !MARKER.equals(c.metadata()))
          .map(OffsetAndMetadata::offset);
    }

    Settled first() {
      return at(resetTo().orElse(beginning));
    }

    /** That offset, or the nearest one that the partition has. */
    Settled at(long offset) {
      return new Settled(new Position(topicId, Math.clamp(offset, beginning, end)), resetTo());
    }
  }

  /** Records were lost on their way in: why intake skips offsets. */
  enum Skip {
    /** Retention deleted records before they were handled. */
    DELETED_BY_RETENTION,
    /**
     * The log ends before the position: records that were handled are gone, new ones may be too.
     */
    LOG_CUT
  }

  /** Counts from zero on, so that the first increase is seen. */
  Counter skips(String channel, Skip reason) {
    return metrics.counter("inbox.skips", "channel", channel, "reason", reason.name());
  }

  /** Stores and returns the positions to seek to: a handful of statements for any number. */
  Map<TopicPartition, Settled> settle(String channel, Map<TopicPartition, KafkaView> views) {
    return transactions.inNew(tx -> {
      PositionStore.forget(tx, channel, topicIds(views))
          .forEach(topic ->
              LOG.warnf("%s: %s was created again; starting at its beginning", channel, topic));
      Map<TopicPartition, Settled> first = new HashMap<>();
      views.forEach((partition, view) -> first.put(partition, view.first()));
      Map<TopicPartition, Settled> settled = PositionStore.settle(tx, channel, first);
      Map<TopicPartition, Settled> changed = new HashMap<>();
      settled.forEach((partition, old) -> {
        Settled now = decide(channel, partition, old, views.get(partition));
        if (!now.equals(old)) {
          changed.put(partition, now);
        }
      });
      PositionStore.replace(tx, channel, changed);
      settled.putAll(changed);
      return settled;
    });
  }

  /** An operator's next reset to the same offset is another one. */
  void resetsDone(String channel, Collection<TopicPartition> partitions) {
    if (!partitions.isEmpty()) {
      transactions.inNew(tx -> PositionStore.resetsDone(tx, channel, partitions));
    }
  }

  /** The position to continue at; the stored one unless there is a reason. */
  Settled decide(String channel, TopicPartition partition, Settled old, KafkaView view) {
    long next = old.position().next();
    if (view.resetTo().isPresent() && !view.resetTo().equals(old.resetTo())) {
      Settled reset = view.at(view.resetTo().get());
      LOG.infof(
          "%s: an operator reset the group from %d to %d; continuing at %d of %d to %d",
          partition,
          next,
          view.resetTo().get(),
          reset.position().next(),
          view.beginning(),
          view.end());
      return reset;
    }
    if (next < view.beginning()) {
      LOG.errorf(
          "%s: records %d to %d were deleted by retention before they were handled",
          partition, next, view.beginning() - 1);
      skips(channel, Skip.DELETED_BY_RETENTION).increment();
    } else if (next > view.end()) {
      LOG.errorf(
          "%s: the log ends at %d, before the position %d: it was cut, or restored from a backup;"
              + " continuing at its end",
          partition, view.end(), next);
      skips(channel, Skip.LOG_CUT).increment();
    }
    return view.at(next);
  }

  private static Map<String, UUID> topicIds(Map<TopicPartition, KafkaView> views) {
    return views.entrySet().stream()
        .collect(
            Collectors.toMap(
                v -> v.getKey().topic(), v -> v.getValue().topicId(), (one, _) -> one));
  }
}
