package io.supportcenter.registration.asset;

import java.time.Instant;
import java.util.List;

/** What can stand in a user's asset store. */
public sealed interface Item permits DeviceRecord, ReservationRecord {
  Instant purchasedAt();

  List<Provenance> provenance();
}
