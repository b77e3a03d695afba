package io.supportcenter.registration.unit.reading;

import io.supportcenter.registration.asset.AssetField;
import io.supportcenter.registration.asset.Provenance;
import io.supportcenter.registration.asset.ReservationRecord;
import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.receipt.Reservation;
import java.util.List;
import java.util.Optional;

/** Builds the reservation from what was sold and what its vendor has confirmed since. */
public final class ReservationAssembly {

  private ReservationAssembly() {}

  public static ReservationRecord assemble(RegistrationFacts facts, Sourced<Reservation> sold) {
    Optional<Sourced<Rescheduling>> confirmed = facts.rescheduling();
    Sourced<SoldUnit> sale = facts.sale().orElse(facts.receipt());
    return new ReservationRecord(
        confirmed.map(c -> sold.value().at(c.value().schedule())).orElse(sold.value()),
        sold.value().leg(),
        confirmed.filter(c -> c.value().cancelled()).isPresent(),
        sale.value().soldAt(),
        provenance(facts, sold, sale));
  }

  private static List<Provenance> provenance(
      RegistrationFacts facts, Sourced<Reservation> sold, Sourced<SoldUnit> sale) {
    Sourced<?> schedule = facts.rescheduling().<Sourced<?>>map(c -> c).orElse(sold);
    return List.of(
        Provenance.of(AssetField.RESERVATION_NUMBER, sold),
        Provenance.of(AssetField.TITLE, sold),
        Provenance.of(AssetField.START, schedule),
        Provenance.of(AssetField.END, schedule),
        Provenance.of(AssetField.PURCHASED_AT, sale));
  }
}
