package io.supportcenter.activation.provider;

import java.util.Optional;

/** Where a provider shows the progress of what it was asked for. */
public sealed interface ProviderTracking {

  /**
   * A TMF640 Monitor.
   *
   * @param service that it is about, where the provider has named it already
   */
  record OfMonitor(String monitorId, Optional<ServiceId> service) implements ProviderTracking {}

  /** The service itself. */
  record OfService(ServiceId service) implements ProviderTracking {}

  /** The service, where it is known. */
  default Optional<ServiceId> knownService() {
    return switch (this) {
      case OfMonitor(_, Optional<ServiceId> service) -> service;
      case OfService(ServiceId service) -> Optional.of(service);
    };
  }
}
