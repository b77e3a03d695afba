package io.supportcenter.proactive.modification;

import io.supportcenter.proactive.relation.Danger;
import io.supportcenter.proactive.relation.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Why an activity cannot stay as it is, and what its vendor has to know to help.
 *
 * @param availableFrom when the customer can be there at the earliest
 * @param neededUntil how long the customer needs a stay
 */
public record Need(Reason reason, Optional<Instant> availableFrom, Optional<Instant> neededUntil) {

  private static final Duration TOLERANCE = Duration.ofMinutes(2);

  public static Need of(Danger danger) {
    return new Need(danger.reason(), danger.availableFrom(), danger.neededUntil());
  }

  /**
   * Whether a vendor that has changed the activity for it has done all that it can, though the need
   * is still there: no other time brings somebody who does not arrive.
   */
  boolean isMetByAnyChange() {
    return switch (reason) {
      case NO_ARRIVAL, ARRIVAL_ELSEWHERE -> true;
      case STAY_DOES_NOT_FIT -> neededUntil.isEmpty();
      case TOO_TIGHT, TOO_LATE, CHANGE_UNCLEAR -> false;
    };
  }

  /** Whether offers made for this need still help with the other. */
  public boolean isAnsweredLike(Need other) {
    return reason == other.reason
        && close(availableFrom, other.availableFrom)
        && close(neededUntil, other.neededUntil);
  }

  private static boolean close(Optional<Instant> a, Optional<Instant> b) {
    return a.isPresent() == b.isPresent()
        && (a.isEmpty()
            || Duration.between(a.get(), b.orElseThrow()).abs().compareTo(TOLERANCE) <= 0);
  }
}
