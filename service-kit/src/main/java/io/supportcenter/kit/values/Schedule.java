package io.supportcenter.kit.values;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * When and where an activity takes place.
 *
 * @param latestStart until when its vendor waits for a late customer, where that is known
 */
public record Schedule(ActivityTime start, ActivityTime end, Optional<Instant> latestStart) {

  public Schedule {
    requireNonNull(latestStart);
    if (end.at().isBefore(start.at())) {
      throw new IllegalArgumentException("an activity must not end before it starts");
    }
  }

  public Schedule(ActivityTime start, ActivityTime end) {
    this(start, end, Optional.empty());
  }

  /** Whether both are under way at some instant. */
  public boolean overlaps(Schedule other) {
    return start.at().isBefore(other.end.at()) && other.start.at().isBefore(end.at());
  }
}
