package io.supportcenter.registration.reschedule;

import io.supportcenter.registration.progress.StoredUnit;
import io.supportcenter.registration.registration.RegistrationId;
import io.supportcenter.registration.registration.Rescheduling;
import io.supportcenter.registration.registration.Sourced;

/**
 * A vendor has confirmed a reservation's new schedule.
 *
 * @param asked how often its reservation was looked for in vain
 */
record Confirmed(
    RegistrationId asset,
    String vendorId,
    String reservationNumber,
    Sourced<Rescheduling> rescheduling,
    int asked) {

  boolean isAbout(StoredUnit unit) {
    return unit.facts()
        .reservation()
        .map(Sourced::value)
        .filter(r -> r.vendorId().equals(vendorId) && r.number().equals(reservationNumber))
        .isPresent();
  }

  StoredUnit applyTo(StoredUnit unit) {
    return unit.with(facts -> facts.withRescheduling(rescheduling));
  }

  Confirmed askedAgain() {
    return new Confirmed(asset, vendorId, reservationNumber, rescheduling, asked + 1);
  }
}
