package io.supportcenter.registration.user;

import java.time.Duration;
import java.util.List;

/**
 * What the erasure of a user takes.
 *
 * @param services that have to confirm it
 * @param overdueAfter when one that has not is reported
 */
public record ErasureTerms(List<String> services, Duration overdueAfter) {

  public ErasureTerms {
    services = List.copyOf(services);
  }
}
