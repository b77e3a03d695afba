package io.supportcenter.proactive.activity.events;

import io.supportcenter.events.AssetWithdrawn;
import io.supportcenter.events.Reservation;
import io.supportcenter.events.ReservationChanged;
import io.supportcenter.events.ReservationKind;
import io.supportcenter.events.ReservationRegistered;
import io.supportcenter.kit.events.ValueMapper;
import io.supportcenter.kit.values.AssetId;
import io.supportcenter.kit.values.DecorativeText;
import io.supportcenter.kit.values.Schedule;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.activity.ActivityKind;
import io.supportcenter.proactive.activity.ActivityStatus;
import io.supportcenter.proactive.activity.BookingKey;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Reads reservations as activities. */
public final class ReservationMapper {

  private ReservationMapper() {}

  /**
   * The activity that a registered reservation is; empty for an event without a reservation.
   *
   * @throws IllegalArgumentException when the reservation is invalid
   * @throws java.time.DateTimeException when a zone is unknown
   */
  public static Optional<Activity> activity(String assetId, String userId, SpecificRecord event) {
    Reservation reservation =
        switch (event) {
          case ReservationRegistered e -> e.getReservation();
          case ReservationChanged e -> e.getReservation();
          case AssetWithdrawn e -> e.getReservation();
          default -> null;
        };
    return Optional.ofNullable(reservation).map(r -> activity(assetId, userId, r));
  }

  private static Activity activity(String assetId, String userId, Reservation reservation) {
    return new Activity(
        new AssetId(assetId),
        new UserId(userId),
        new BookingKey(reservation.getVendorId(), reservation.getReservationNumber()),
        DecorativeText.of(reservation.getSegment(), BookingKey.LENGTH_MAX),
        kind(reservation.getKind()),
        reservation.getTitle(),
        new Schedule(
            ValueMapper.activityTime(reservation.getStart()),
            ValueMapper.activityTime(reservation.getEnd()),
            Optional.ofNullable(reservation.getLatestStart())),
        new ActivityStatus.AsBooked());
  }

  private static ActivityKind kind(ReservationKind kind) {
    return switch (kind) {
      case FLIGHT -> ActivityKind.FLIGHT;
      case LODGING -> ActivityKind.LODGING;
      case TRAIN -> ActivityKind.TRAIN;
      case BUS -> ActivityKind.BUS;
      case BOAT -> ActivityKind.BOAT;
      case RESTAURANT -> ActivityKind.RESTAURANT;
      case CAR -> ActivityKind.CAR;
      case EVENT -> ActivityKind.EVENT;
      case OTHER, UNKNOWN -> ActivityKind.OTHER;
    };
  }
}
