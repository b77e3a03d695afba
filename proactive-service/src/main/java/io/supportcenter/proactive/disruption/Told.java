package io.supportcenter.proactive.disruption;

import io.supportcenter.proactive.activity.Place;
import java.time.Duration;
import java.util.Optional;

/**
 * What the customer was told last.
 *
 * @param delay of the end, as it was then
 * @param divertedTo the other place where it ends, if it does
 */
public record Told(Severity severity, Duration delay, Optional<Place> divertedTo) {

  private static final Duration TOLERANCE = Duration.ofMinutes(2);

  /** Small to and fro is kept from the customer. */
  boolean isStillTrueOf(Told now) {
    return severity == now.severity
        && divertedTo.equals(now.divertedTo)
        && delay.minus(now.delay).abs().compareTo(TOLERANCE) <= 0;
  }
}
