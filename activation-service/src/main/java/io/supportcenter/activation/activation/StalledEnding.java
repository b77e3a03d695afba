package io.supportcenter.activation.activation;

import io.supportcenter.activation.provider.ServiceId;
import java.time.Instant;
import java.util.Optional;

/**
 * A service that is no longer wanted, and that its provider does not end.
 *
 * @param providerCode of the provider's newest answer
 * @param since when that became known
 * @param isGivenUp whether the provider is not asked again until somebody commands it
 */
public record StalledEnding(
    ServiceId service,
    DeactivationProblem problem,
    Optional<String> providerCode,
    Instant since,
    boolean isGivenUp) {

  /** Whether the other one says the same, whenever that became known. */
  boolean saysSame(StalledEnding other) {
    return service.equals(other.service)
        && problem == other.problem
        && providerCode.equals(other.providerCode)
        && isGivenUp == other.isGivenUp;
  }
}
