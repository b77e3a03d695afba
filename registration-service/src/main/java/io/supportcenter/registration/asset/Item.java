package io.supportcenter.registration.asset;

import io.supportcenter.kit.values.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What can be in a user's asset store. */
public sealed interface Item permits DeviceRecord, ReservationRecord {
  Instant purchasedAt();

  List<Provenance> provenance();

  /** Identifies the item, when that does not need its user or there is one. */
  default Optional<ItemKey> key(Optional<UserId> user) {
    return switch (this) {
      case DeviceRecord device -> Optional.of(device.key());
      case ReservationRecord reservation -> user.map(reservation::keyOf);
    };
  }

  /** With the provenance of one more field. */
  Item with(Provenance field);
}
