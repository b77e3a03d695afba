package io.supportcenter.registration.unit.reading;

import io.supportcenter.registration.asset.RegistrationId;
import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.unit.StoredUnit;

/**
 * A vendor has confirmed a reservation's new schedule.
 *
 * @param asked how often its reservation was looked for in vain
 */
public record ConfirmedRescheduling(
    RegistrationId asset,
    String vendorId,
    String reservationNumber,
    Sourced<Rescheduling> rescheduling,
    int asked) {

  public boolean isAbout(StoredUnit unit) {
    return unit.facts()
        .reservation()
        .map(Sourced::value)
        .filter(r -> r.vendorId().equals(vendorId) && r.isNumbered(reservationNumber))
        .isPresent();
  }

  public StoredUnit applyTo(StoredUnit unit) {
    return unit.with(facts -> facts.withRescheduling(rescheduling));
  }

  public ConfirmedRescheduling askedAgain() {
    return new ConfirmedRescheduling(asset, vendorId, reservationNumber, rescheduling, asked + 1);
  }
}
