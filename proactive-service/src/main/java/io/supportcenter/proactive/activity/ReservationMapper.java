package io.supportcenter.proactive.activity;

import io.supportcenter.events.ActivityTime;
import io.supportcenter.events.Reservation;
import io.supportcenter.events.ReservationKind;
import java.time.ZoneId;
import java.util.Optional;

/** Activities and times between events and domain. */
public final class ReservationMapper {

  private ReservationMapper() {}

  /**
   * The activity that a registered reservation is.
   *
   * @throws IllegalArgumentException when the reservation cannot be one
   * @throws java.time.DateTimeException when a zone is not known
   */
  public static Activity activity(String assetId, String userId, Reservation reservation) {
    return new Activity(
        new ActivityId(assetId),
        new UserId(userId),
        new BookingKey(reservation.getVendorId(), reservation.getReservationNumber()),
        kind(reservation.getKind()),
        reservation.getTitle(),
        new Schedule(moment(reservation.getStart()), moment(reservation.getEnd())),
        Optional.ofNullable(reservation.getLatestStart()),
        new Outlook.AsBooked());
  }

  public static Moment moment(ActivityTime time) {
    return new Moment(time.getAt(), ZoneId.of(time.getZone()), place(time.getPlace()));
  }

  public static ActivityTime toEvent(Moment moment) {
    Place place = moment.place();
    return ActivityTime.newBuilder()
        .setAt(moment.at())
        .setZone(moment.zone().getId())
        .setPlace(
            io.supportcenter.events.Place.newBuilder()
                .setName(place.name())
                .setCode(place.code().orElse(null))
                .setCity(place.city().orElse(null))
                .setCountry(place.country().orElse(null))
                .setLatitude(place.position().map(GeoPoint::latitude).orElse(null))
                .setLongitude(place.position().map(GeoPoint::longitude).orElse(null))
                .build())
        .build();
  }

  private static Place place(io.supportcenter.events.Place place) {
    Optional<GeoPoint> position =
        place.getLatitude() == null || place.getLongitude() == null
            ? Optional.empty()
            : Optional.of(new GeoPoint(place.getLatitude(), place.getLongitude()));
    return new Place(
        place.getName(),
        Optional.ofNullable(place.getCode()),
        Optional.ofNullable(place.getCity()),
        Optional.ofNullable(place.getCountry()),
        position);
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
