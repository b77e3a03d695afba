package io.supportcenter.kit.outbox;

import io.smallrye.config.ConfigMapping;

/** Limits of the outbox and its relay. */
@ConfigMapping(prefix = "support-center.outbox")
public interface OutboxConfig {

  /** Rows from which intake waits for the relay. */
  long maxDepth();

  /** Rows in one Kafka transaction, 1 to 5000 (the bookmark lists their ids in one record). */
  int relayBatch();

  /**
   * Largest event, with its key and headers; a larger one is refused when it is added. Below the
   * broker's message.max.bytes.
   */
  int maxEventBytes();
}
