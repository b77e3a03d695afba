package io.supportcenter.local.partners.vendor;

import java.time.OffsetDateTime;

/** A change and its outcome, as in the vendor contract; absent members are null. */
record Change(
    String changeId, Outcome outcome, String reference, String code, Reservation reservation) {

  enum Outcome {
    CONFIRMED,
    REFUSED
  }

  /** A reservation as in the vendor contract. */
  record Reservation(
      Status status, OffsetDateTime start, OffsetDateTime end, OffsetDateTime latestStart) {

    enum Status {
      CONFIRMED,
      CANCELLED
    }

    static Reservation of(Booking booking) {
      return booking.cancelled()
          ? new Reservation(Status.CANCELLED, null, null, null)
          : new Reservation(
              Status.CONFIRMED, booking.start(), booking.end(), booking.latestStart());
    }
  }

  static Change confirmed(String changeId, String reference, Booking booking) {
    return new Change(changeId, Outcome.CONFIRMED, reference, null, Reservation.of(booking));
  }

  static Change refused(String changeId, String code) {
    return new Change(changeId, Outcome.REFUSED, null, code, null);
  }
}
