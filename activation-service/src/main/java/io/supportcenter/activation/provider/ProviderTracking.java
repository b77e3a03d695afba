package io.supportcenter.activation.provider;

/** Where a provider tells how an activation goes that it has taken on. */
public sealed interface ProviderTracking {

  /** A TMF640 Monitor. */
  record OfMonitor(String monitorId) implements ProviderTracking {}

  /** The service itself: the answer that named the monitor was lost. */
  record OfService(ServiceId service) implements ProviderTracking {}
}
