package io.supportcenter.kit.outbox;

import java.util.Optional;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Why a row of the outbox is not published. */
enum QuarantineReason {
  /** Larger than the topic's {@code max.message.bytes}. */
  RECORD_TOO_LARGE,
  /** The topic does not exist. */
  TOPIC_UNKNOWN,
  /** The service may not write to the topic. */
  TOPIC_NOT_AUTHORIZED,
  /** The topic does not take such records, for example without a key when it is compacted. */
  RECORD_INVALID,
  /** The vault does not have the key that sealed it. */
  KEY_MISSING,
  /** An earlier row of the same topic and key is in quarantine. */
  BEHIND_QUARANTINED;

  /** Empty for a fault that says nothing about the record: Kafka is slow, or unavailable. */
  static Optional<QuarantineReason> of(Exception fault) {
    return Optional.ofNullable(
        switch (fault) {
          case RecordTooLargeException _, RecordBatchTooLargeException _ -> RECORD_TOO_LARGE;
          case UnknownTopicOrPartitionException _, InvalidTopicException _ -> TOPIC_UNKNOWN;
          case TopicAuthorizationException _ -> TOPIC_NOT_AUTHORIZED;
          case InvalidRecordException _, InvalidTimestampException _, PolicyViolationException _ ->
              RECORD_INVALID;
          default -> null;
        });
  }

  /** Whether every record of the topic is refused for that reason. */
  boolean isOfTheTopic() {
    return this == TOPIC_UNKNOWN || this == TOPIC_NOT_AUTHORIZED;
  }
}
