package io.supportcenter.registration.guarantees.agent;

/** Mistakes that the product has not made: the agent makes them in a running service. */
public enum Bug {
  /** A batch is handled without a look at the stored positions. */
  POSITION_CHECK_SKIPPED,
  /** The positions are committed before the batch is handled. */
  POSITIONS_COMMITTED_EARLY,
  /** A relay that starts does not ask what the one before it had published. */
  BOOKMARK_SKIPPED,
  /** The rows of the outbox are deleted before Kafka has committed their events. */
  OUTBOX_DELETED_EARLY,
  /** The relay takes the newest row first. */
  NEWEST_EVENT_FIRST,
  /** A dead letter is without the headers of its record. */
  HEADERS_LOST,
  /** A length is believed, whatever the record has left. */
  LENGTHS_BELIEVED,
  /** The first record of a batch that fails is parked, and the others are passed over. */
  BATCH_GIVEN_UP
}
