package io.supportcenter.proactive.modification;

import static java.util.Objects.requireNonNull;

import io.supportcenter.proactive.relation.Effect;
import java.time.Instant;
import java.util.Optional;

/**
 * Why an activity cannot stay as it is, and what its vendor has to know to help.
 *
 * @param availableFrom when the customer can be there at the earliest
 * @param neededUntil how long the customer needs a stay
 */
public record Need(
    Effect.Reason reason, Optional<Instant> availableFrom, Optional<Instant> neededUntil) {

  public Need {
    requireNonNull(reason);
    requireNonNull(availableFrom);
    requireNonNull(neededUntil);
  }
}
