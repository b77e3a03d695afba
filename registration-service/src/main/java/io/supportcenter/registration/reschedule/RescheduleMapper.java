package io.supportcenter.registration.reschedule;

import io.supportcenter.events.ActivityRescheduled;
import io.supportcenter.events.ReservationStatus;
import io.supportcenter.registration.registration.FieldSource;
import io.supportcenter.registration.registration.RegistrationId;
import io.supportcenter.registration.registration.Rescheduling;
import io.supportcenter.registration.registration.Sourced;
import io.supportcenter.registration.reservation.PlainText;
import io.supportcenter.registration.reservation.ReservationMapper;

/** Reads what proactive-service tells of a vendor's confirmation. */
final class RescheduleMapper {

  private RescheduleMapper() {}

  /**
   * @throws IllegalArgumentException when it cannot be a confirmation for an asset of ours
   * @throws java.time.DateTimeException when a zone is not known
   */
  static Confirmed read(ActivityRescheduled event) {
    Rescheduling rescheduling =
        new Rescheduling(
            PlainText.require("rescheduleId", event.getRescheduleId()),
            ReservationMapper.schedule(event.getStart(), event.getEnd(), event.getLatestStart()),
            isCancelled(event.getStatus()));
    return new Confirmed(
        RegistrationId.parse(event.getAssetId()),
        event.getVendorId(),
        event.getReservationNumber(),
        new Sourced<>(
            rescheduling,
            FieldSource.VENDOR,
            event.getOccurredAt(),
            PlainText.require("vendorReference", event.getVendorReference())),
        0);
  }

  private static boolean isCancelled(ReservationStatus status) {
    return switch (status) {
      case CONFIRMED -> false;
      case CANCELLED -> true;
      case WITHDRAWN, UNKNOWN ->
          throw new IllegalArgumentException("status " + status + " is no confirmation");
    };
  }
}
