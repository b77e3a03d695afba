package io.supportcenter.kit.inbox;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The stored positions are not those this instance knows. */
final class PositionMoved extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Map<TopicPartition, Position> stored;

  PositionMoved(Map<TopicPartition, Position> stored) {
    super("stored positions are " + stored);
    this.stored = Map.copyOf(stored);
  }

  Map<TopicPartition, Position> stored() {
    return stored;
  }
}
