package io.supportcenter.proactive.disruption;

import java.time.Instant;
import java.util.Comparator;

/**
 * Which of two vendor's events on a booking is the newer.
 *
 * @param sequence the vendor's own count; 0 when it counts none
 */
public record EventVersion(long sequence, Instant occurredAt) implements Comparable<EventVersion> {

  private static final Comparator<EventVersion> ORDER =
      Comparator.comparingLong(EventVersion::sequence).thenComparing(EventVersion::occurredAt);

  @Override
  public int compareTo(EventVersion other) {
    return ORDER.compare(this, other);
  }

  public boolean isNewerThan(EventVersion other) {
    return compareTo(other) > 0;
  }
}
