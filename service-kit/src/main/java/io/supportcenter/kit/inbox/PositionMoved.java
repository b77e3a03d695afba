package io.supportcenter.kit.inbox;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The stored positions are not those this instance knows. */
final class PositionMoved extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Map<TopicPartition, Long> stored;

  PositionMoved(Map<TopicPartition, Long> stored) {
    super("stored positions are " + stored);
    this.stored = Map.copyOf(stored);
  }

  Map<TopicPartition, Long> stored() {
    return stored;
  }
}
