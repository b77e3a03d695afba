package io.supportcenter.proactive.disruption;

import java.time.Instant;

/**
 * Which of two vendor's events on a booking is the newer.
 *
 * @param sequence the vendor's own count; 0 when it counts none, and the time decides
 */
public record EventVersion(long sequence, Instant occurredAt) {

  /** Two events with the same sequence are the same change, reported twice. */
  public boolean isNewerThan(EventVersion other) {
    return sequence == other.sequence
        ? sequence == 0 && occurredAt.isAfter(other.occurredAt)
        : sequence > other.sequence;
  }
}
