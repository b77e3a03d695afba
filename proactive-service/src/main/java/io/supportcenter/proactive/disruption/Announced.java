package io.supportcenter.proactive.disruption;

import io.supportcenter.kit.values.Place;
import java.time.Duration;
import java.util.Optional;

/**
 * What was last announced to the customer.
 *
 * @param delay of the end, as it was then
 * @param divertedTo the other place where it ends, if it does
 */
public record Announced(Severity severity, Duration delay, Optional<Place> divertedTo) {

  private static final Duration TOLERANCE = Duration.ofMinutes(2);

  /** Small changes back and forth are not announced. */
  boolean isStillTrueOf(Announced now) {
    return severity == now.severity
        && divertedTo.equals(now.divertedTo)
        && delay.minus(now.delay).abs().compareTo(TOLERANCE) <= 0;
  }
}
