package io.supportcenter.registration.receipt.poslog;

import java.time.ZoneId;
import java.util.Optional;

/** Where a retailer's stores are: POSLog times have no zone. */
@FunctionalInterface
public interface StoreZones {
  Optional<ZoneId> zoneOf(String retailerId, String storeId);
}
