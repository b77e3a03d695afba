package io.supportcenter.kit.inbox;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** Limits of the inbox. */
@ConfigMapping(prefix = "support-center.inbox")
public interface InboxConfig {

  /** Parked records of a channel from which it waits for an operator instead of parking more. */
  long maxParked();

  /** Bytes of keys, values and headers that are handled in one transaction; at least one record. */
  long maxBatchBytes();

  /**
   * How long a partition of our own topics waits for a schema that the registry does not have;
   * after that the record is parked.
   */
  Duration schemaWait();

  /**
   * How long parked records of confidential channels are kept; also other rows that are sealed and
   * wait for an operator.
   */
  Duration sealedKeep();

  /** How long it is known which records were refused, so that each is reported once. */
  Duration refusedKeep();
}
