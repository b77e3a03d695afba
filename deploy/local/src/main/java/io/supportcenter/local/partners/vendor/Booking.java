package io.supportcenter.local.partners.vendor;

import static java.util.Objects.requireNonNull;

import java.time.OffsetDateTime;

/**
 * A reservation in a vendor's books.
 *
 * @param latestStart until when the vendor waits; may be null
 * @param pricePerDay what a day more or less costs; may be null
 * @param changeFee what a change costs; may be null
 */
record Booking(
    String vendorId,
    String reservationNumber,
    OffsetDateTime start,
    OffsetDateTime end,
    OffsetDateTime latestStart,
    boolean cancelled,
    Money pricePerDay,
    Money changeFee,
    Behaviour behaviour) {

  Booking {
    requireNonNull(vendorId, "vendorId");
    requireNonNull(reservationNumber, "reservationNumber");
    requireNonNull(start, "start");
    requireNonNull(end, "end");
    behaviour = behaviour == null ? Behaviour.OBLIGING : behaviour;
    if (end.isBefore(start)) {
      throw new IllegalArgumentException("end before start");
    }
  }

  Booking calmed() {
    return new Booking(
        vendorId,
        reservationNumber,
        start,
        end,
        latestStart,
        cancelled,
        pricePerDay,
        changeFee,
        Behaviour.OBLIGING);
  }

  Booking at(OffsetDateTime newStart, OffsetDateTime newEnd, OffsetDateTime newLatestStart) {
    return new Booking(
        vendorId,
        reservationNumber,
        newStart,
        newEnd,
        newLatestStart,
        false,
        pricePerDay,
        changeFee,
        behaviour);
  }

  Booking cancel() {
    return new Booking(
        vendorId, reservationNumber, start, end, null, true, pricePerDay, changeFee, behaviour);
  }
}
