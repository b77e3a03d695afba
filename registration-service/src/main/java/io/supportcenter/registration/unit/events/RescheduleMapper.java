package io.supportcenter.registration.unit.events;

import io.supportcenter.events.ActivityRescheduled;
import io.supportcenter.events.ReservationStatus;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.events.ValueMapper;
import io.supportcenter.kit.values.Schedule;
import io.supportcenter.kit.values.Text;
import io.supportcenter.registration.asset.FieldSource;
import io.supportcenter.registration.asset.RegistrationId;
import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.unit.reading.ConfirmedRescheduling;
import io.supportcenter.registration.unit.reading.Rescheduling;
import java.util.Optional;

/** Reads vendors' confirmations that proactive-service publishes. */
public final class RescheduleMapper {

  private RescheduleMapper() {}

  /** Empty for every other event. */
  public static Optional<ConfirmedRescheduling> read(InboundEvent event) {
    return event
        .event()
        .filter(ActivityRescheduled.class::isInstance)
        .map(record -> read((ActivityRescheduled) record));
  }

  /**
   * @throws IllegalArgumentException when it is not a valid confirmation
   * @throws java.time.DateTimeException when a zone is not known
   */
  static ConfirmedRescheduling read(ActivityRescheduled event) {
    Rescheduling rescheduling =
        new Rescheduling(
            Text.requireAtMost("rescheduleId", event.getRescheduleId(), 200),
            new Schedule(
                ValueMapper.activityTime(event.getStart()),
                ValueMapper.activityTime(event.getEnd()),
                Optional.ofNullable(event.getLatestStart())),
            isCancelled(event.getStatus()));
    return new ConfirmedRescheduling(
        RegistrationId.parse(event.getAssetId()),
        event.getVendorId(),
        event.getReservationNumber(),
        new Sourced<>(
            rescheduling,
            FieldSource.VENDOR,
            event.getOccurredAt(),
            Text.requireAtMost("vendorReference", event.getVendorReference(), 200)),
        0);
  }

  private static boolean isCancelled(ReservationStatus status) {
    return switch (status) {
      case CONFIRMED -> false;
      case CANCELLED -> true;
      case WITHDRAWN, UNKNOWN ->
          throw new IllegalArgumentException("not the status of a confirmation: " + status);
    };
  }
}
