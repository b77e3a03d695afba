package io.supportcenter.registration.unit.reading;

import io.supportcenter.registration.asset.AssetField;
import io.supportcenter.registration.asset.Provenance;
import io.supportcenter.registration.asset.ReservationRecord;
import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.receipt.Reservation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds the reservation from what was sold and what its vendor has confirmed since. */
public final class ReservationAssembly {

  private ReservationAssembly() {}

  public static ReservationRecord assemble(RegistrationFacts facts, Sourced<Reservation> sold) {
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
    return fields;
  }
}
