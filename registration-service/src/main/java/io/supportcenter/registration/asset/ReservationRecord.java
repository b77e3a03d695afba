package io.supportcenter.registration.asset;

import io.supportcenter.kit.values.UserId;
import io.supportcenter.registration.receipt.Reservation;
import java.time.Instant;
import java.util.List;

/**
 * The current reservation: as it was sold, or as its vendor has confirmed it since.
 *
 * @param leg as it was sold, so that it stays the same when it is rescheduled
 * @param cancelled the vendor confirmed that it will not take place
 */
public record ReservationRecord(
    Reservation reservation,
    String leg,
    boolean cancelled,
    Instant purchasedAt,
    List<Provenance> provenance)
    implements Item {
  public ReservationRecord {
    provenance = List.copyOf(provenance);
  }

  public ReservationKey keyOf(UserId user) {
    return new ReservationKey(user, reservation.vendorId(), reservation.code(), leg);
  }

  /** Whether its vendor has confirmed another schedule than was sold. */
  public boolean isRescheduled() {
    return provenance.stream().anyMatch(p -> p.source() == FieldSource.VENDOR);
  }

  @Override
  public ReservationRecord with(Provenance field) {
    return new ReservationRecord(
        reservation, leg, cancelled, purchasedAt, Provenance.added(provenance, field));
  }
}
