package io.supportcenter.kit.outbox;

import io.supportcenter.kit.outbox.RelaySession.Round;
import java.sql.SQLException;
import org.apache.kafka.common.KafkaException;

/**
 * How many rows are relayed at once. What is too much for Kafka in its time is tried again as less:
 * half as many after each failure, twice as many after each success.
 */
final class BatchSize {

  private final int max;
  private int size;

  BatchSize(int max) {
    this.max = max;
    this.size = max;
  }

  /** Relays up to so many rows. */
  @FunctionalInterface
  interface Step {
    Round relay(int size) throws SQLException;
  }

  Round next(Step step) throws SQLException {
    try {
      Round round = step.relay(size);
      size = (int) Math.min(max, 2L * size);
      return round;
    } catch (KafkaException e) {
      size = Math.max(1, size / 2);
      throw e;
    }
  }
}
