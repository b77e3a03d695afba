package io.supportcenter.kit.values;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * Which of two events on the same thing is the newer one. Senders count, or do not, or begin to
 * count again; their clocks may be ahead.
 *
 * @param sequence the sender's own count, higher with every change; 0 for an event that it does not
 *     count
 * @param occurredAt by the sender's clock
 * @param receivedAt timestamp of the record
 */
public record EventVersion(long sequence, Instant occurredAt, Instant receivedAt) {

  /** A lower count is a new one when it is later by more than clocks differ. */
  private static final Duration COUNT_BEGAN_AGAIN = Duration.ofMinutes(1);

  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  public EventVersion {
    requireNonNull(occurredAt);
    requireNonNull(receivedAt);
    if (sequence < 0) {
      throw new InvalidValue(CommonRefusal.OUT_OF_RANGE, "a version must not be negative");
    }
  }

  /** Two events with the same count are the same change, reported twice. */
  public boolean isNewerThan(EventVersion other) {
    if (sequence == 0 || other.sequence == 0) {
      return isLaterThan(other);
    }
    return sequence > other.sequence ? !isOfFormerCount(other) : beganAgainAfter(other);
  }

  /** Arrived and happened before the other one, whose count is lower: it began again in between. */
  private boolean isOfFormerCount(EventVersion other) {
    return happenedBefore(other) && receivedAt.isBefore(other.receivedAt);
  }

  private boolean beganAgainAfter(EventVersion other) {
    return other.happenedBefore(this) && !receivedAt.isBefore(other.receivedAt);
  }

  /** An event whose time is not credible, beside one whose time is, happened when it arrived. */
  private boolean happenedBefore(EventVersion other) {
    Instant happened = isAhead() && !other.isAhead() ? receivedAt : occurredAt;
    return happened.plus(COUNT_BEGAN_AGAIN).isBefore(other.occurredAt);
  }

  /** The one that arrived later, where the times are the same or only one of them is credible. */
  private boolean isLaterThan(EventVersion other) {
    if (isAhead() != other.isAhead()) {
      return !receivedAt.isBefore(other.receivedAt) && !isLate(other);
    }
    return occurredAt.equals(other.occurredAt)
        ? !equals(other) && !receivedAt.isBefore(other.receivedAt)
        : occurredAt.isAfter(other.occurredAt);
  }

  /** It happened before the other one arrived, by more than clocks differ. */
  private boolean isLate(EventVersion other) {
    return occurredAt.plus(CLOCKS_DIFFER).isBefore(other.receivedAt);
  }

  private boolean isAhead() {
    return occurredAt.isAfter(receivedAt.plus(CLOCKS_DIFFER));
  }
}
