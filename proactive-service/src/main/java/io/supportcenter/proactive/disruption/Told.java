package io.supportcenter.proactive.disruption;

import java.time.Duration;

/**
 * What the customer was told last.
 *
 * @param delay of the end, as it was then
 */
public record Told(Severity severity, Duration delay) {

  private static final Duration TOLERANCE = Duration.ofMinutes(2);

  /** Small to and fro is kept from the customer. */
  boolean isStillTrueOf(Severity now, Duration delayNow) {
    return severity == now && delay.minus(delayNow).abs().compareTo(TOLERANCE) <= 0;
  }
}
