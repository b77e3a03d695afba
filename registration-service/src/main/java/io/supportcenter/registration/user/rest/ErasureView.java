package io.supportcenter.registration.user.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How far the erasure of a user has come.
 *
 * @param complete whether every service has confirmed it
 */
record ErasureView(Instant erasedAt, boolean complete, List<OfService> services) {

  /**
   * @param confirmedAt absent until the service keeps nothing of the user
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OfService(String service, Instant confirmedAt) {}

  static ErasureView of(Instant erasedAt, List<String> services, Map<String, Instant> confirmed) {
    return new ErasureView(
        erasedAt,
        confirmed.keySet().containsAll(services),
        services.stream().map(name -> new OfService(name, confirmed.get(name))).toList());
  }
}
