package io.supportcenter.registration.registration;

import io.supportcenter.registration.customer.UserId;
import io.supportcenter.registration.reservation.Reservation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A reservation as it stands now: as it was sold, or as its vendor confirmed it since.
 *
 * @param cancelled the vendor confirmed that it will not take place
 */
public record ReservationRecord(
    Reservation reservation, boolean cancelled, Instant purchasedAt, List<Provenance> provenance)
    implements Item {
  public ReservationRecord {
    provenance = List.copyOf(provenance);
  }

  public ReservationKey keyOf(UserId user) {
    return new ReservationKey(user, reservation.vendorId(), reservation.number());
  }

  /** Whether its vendor has confirmed another schedule than was sold. */
  public boolean isRescheduled() {
    return provenance.stream().anyMatch(p -> p.source() == FieldSource.VENDOR);
  }

  static ReservationRecord assemble(RegistrationFacts facts, Sourced<Reservation> sold) {
    Optional<Sourced<Rescheduling>> confirmed = facts.rescheduling();
    Sourced<SoldUnit> sale = facts.sale().orElse(facts.receipt());
    Reservation now = sold.value();
    if (confirmed.isPresent()) {
      now =
          new Reservation(
              now.vendorId(),
              now.number(),
              now.kind(),
              now.title(),
              confirmed.get().value().schedule());
    }
    return new ReservationRecord(
        now,
        confirmed.filter(c -> c.value().cancelled()).isPresent(),
        sale.value().soldAt(),
        provenance(facts, sold, sale));
  }

  private static List<Provenance> provenance(
      RegistrationFacts facts, Sourced<Reservation> sold, Sourced<SoldUnit> sale) {
    Sourced<?> schedule = facts.rescheduling().<Sourced<?>>map(c -> c).orElse(sold);
    List<Provenance> fields = new ArrayList<>();
    fields.add(Provenance.of(AssetField.RESERVATION_NUMBER, sold));
    fields.add(Provenance.of(AssetField.TITLE, sold));
    fields.add(Provenance.of(AssetField.START, schedule));
    fields.add(Provenance.of(AssetField.END, schedule));
    fields.add(Provenance.of(AssetField.PURCHASED_AT, sale));
    facts.user().ifPresent(user -> fields.add(Provenance.of(AssetField.USER_ID, user)));
    return fields;
  }
}
