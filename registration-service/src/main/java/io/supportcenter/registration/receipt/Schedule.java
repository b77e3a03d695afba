package io.supportcenter.registration.receipt;

import java.time.Instant;
import java.util.Optional;

/**
 * When and where an activity takes place.
 *
 * @param latestStart until when its vendor waits for a late customer
 */
public record Schedule(ActivityTime start, ActivityTime end, Optional<Instant> latestStart) {
  public Schedule {
    if (end.at().isBefore(start.at())) {
      throw new IllegalArgumentException("an activity does not end before it starts");
    }
  }
}
