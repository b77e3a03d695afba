package io.supportcenter.activation.activation;

import java.time.Duration;
import java.util.stream.Stream;

/** How long an activation may wait, and for what. */
public record ActivationLimits(
    Duration forRegistration,
    Duration forUser,
    Duration forProvider,
    Duration forDevice,
    Duration forEnding) {

  public ActivationLimits {
    if (!Stream.of(forRegistration, forUser, forProvider, forDevice, forEnding)
        .allMatch(Duration::isPositive)) {
      throw new IllegalArgumentException("every wait must be longer than zero");
    }
  }
}
