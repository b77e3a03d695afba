package io.supportcenter.registration.receipt.poslog;

import java.time.ZoneId;
import java.util.Optional;

/** Where a retailer's stores are: POSLog times have no zone, and phone numbers often no country. */
@FunctionalInterface
public interface StoreZones {
  Optional<ZoneId> zoneOf(String retailerId, String storeId);

  /**
   * The country of a store, ISO 3166-1 alpha-2; empty when it is that of the retailer's other
   * stores, or not known.
   */
  default Optional<String> regionOf(String retailerId, String storeId) {
    return Optional.empty();
  }
}
