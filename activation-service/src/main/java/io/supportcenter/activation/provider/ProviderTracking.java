package io.supportcenter.activation.provider;

/** Where a provider shows the progress of an activation that it has accepted. */
public sealed interface ProviderTracking {

  /** A TMF640 Monitor. */
  record OfMonitor(String monitorId) implements ProviderTracking {}

  /** The service itself: the answer that named the monitor was lost. */
  record OfService(ServiceId service) implements ProviderTracking {}
}
