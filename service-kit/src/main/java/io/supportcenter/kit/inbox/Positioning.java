package io.supportcenter.kit.inbox;

import io.supportcenter.kit.db.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Decides where intake continues in a partition: at PostgreSQL's position, unless an operator has
 * reset the consumer group or the topic was deleted and created again.
 */
@ApplicationScoped
class Positioning {

  /**
   * In the metadata of offsets that we commit; an offset without it was set by an operator's tool.
   */
  static final String MARKER = "support-center";

  private static final Logger LOG = Logger.getLogger(Positioning.class);

  private final Transactions transactions;

  Positioning(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * What Kafka says of a partition.
   *
   * @param committed the group's committed offset, or null
   */
  record KafkaView(UUID topicId, long beginning, long end, OffsetAndMetadata committed) {

    boolean resetByOperator() {
      return committed != null && !MARKER.equals(committed.metadata());
    }

    Position first() {
      return new Position(topicId, resetByOperator() ? reset() : beginning);
    }

    /** The offset that the operator set, or the nearest one that the partition has. */
    long reset() {
      return Math.clamp(committed.offset(), beginning, end);
    }
  }

  /** Stores and returns the positions to seek to. */
  Map<TopicPartition, Long> settle(String channel, Map<TopicPartition, KafkaView> views) {
    return transactions.inNew(tx -> {
      Map<TopicPartition, Long> positions = new HashMap<>();
      for (var view : views.entrySet()) {
        TopicPartition partition = view.getKey();
        PositionStore.insert(tx, channel, partition, view.getValue().first());
        Position old = PositionStore.find(tx, channel, partition).orElseThrow();
        Position now = decide(partition, old, view.getValue());
        if (!now.equals(old)) {
          PositionStore.replace(tx, channel, partition, old, now);
        }
        positions.put(partition, now.next());
      }
      return positions;
    });
  }

  /** The position to continue at; the stored one unless there is a reason. */
  static Position decide(TopicPartition partition, Position old, KafkaView view) {
    if (!old.topicId().equals(view.topicId())) {
      LOG.warnf("%s was created again; starting at its beginning", partition);
      return new Position(view.topicId(), view.beginning());
    }
    if (view.resetByOperator()) {
      LOG.infof(
          "%s: an operator reset the group from %d to %d; continuing at %d of %d to %d",
          partition,
          old.next(),
          view.committed().offset(),
          view.reset(),
          view.beginning(),
          view.end());
      return new Position(view.topicId(), view.reset());
    }
    if (old.next() < view.beginning()) {
      LOG.errorf(
          "%s: records %d to %d were deleted by retention before they were handled",
          partition, old.next(), view.beginning() - 1);
      return new Position(view.topicId(), view.beginning());
    }
    return old;
  }
}
