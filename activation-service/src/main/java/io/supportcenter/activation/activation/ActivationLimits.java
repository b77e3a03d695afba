package io.supportcenter.activation.activation;

import java.time.Duration;

/** How long an activation may wait, and for what. */
public record ActivationLimits(
    Duration forRegistration, Duration forUser, Duration forProvider, Duration forDevice) {

  public ActivationLimits {
    if (!isPositive(forRegistration)
        || !isPositive(forUser)
        || !isPositive(forProvider)
        || !isPositive(forDevice)) {
      throw new IllegalArgumentException("every wait is longer than nothing");
    }
  }

  private static boolean isPositive(Duration duration) {
    return duration.isPositive();
  }
}
