package io.supportcenter.registration.receipt.events;

import io.supportcenter.registration.receipt.ActivityTime;
import io.supportcenter.registration.receipt.Place;
import io.supportcenter.registration.receipt.ReservationKind;
import io.supportcenter.registration.receipt.Schedule;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Times, places and kinds between events and domain. */
public final class ReservationMapper {
  private ReservationMapper() {}

  /**
   * @throws IllegalArgumentException when it ends before it starts, a position is none, or a text
   *     cannot be stored
   * @throws java.time.DateTimeException when a zone is not known
   */
  public static Schedule schedule(
      io.supportcenter.events.ActivityTime start,
      io.supportcenter.events.ActivityTime end,
      Instant latestStart) {
    return new Schedule(time(start), time(end), Optional.ofNullable(latestStart));
  }

  public static io.supportcenter.events.ActivityTime toEvent(ActivityTime time) {
    Place place = time.place();
    return io.supportcenter.events.ActivityTime.newBuilder()
        .setAt(time.at())
        .setZone(time.zone().getId())
        .setPlace(
            io.supportcenter.events.Place.newBuilder()
                .setName(place.name())
                .setCode(place.code().orElse(null))
                .setCity(place.city().orElse(null))
                .setCountry(place.country().orElse(null))
                .setLatitude(place.position().map(Place.Position::latitude).orElse(null))
                .setLongitude(place.position().map(Place.Position::longitude).orElse(null))
                .build())
        .build();
  }

  /** Empty for a kind that only a newer build knows. */
  public static Optional<ReservationKind> kind(io.supportcenter.events.ReservationKind kind) {
    return ReservationKind.named(kind.name());
  }

  public static io.supportcenter.events.ReservationKind toEvent(ReservationKind kind) {
    return io.supportcenter.events.ReservationKind.valueOf(kind.name());
  }

  private static ActivityTime time(io.supportcenter.events.ActivityTime time) {
    return new ActivityTime(
        time.getAt(), ZoneId.of(time.getZone().strip()), place(time.getPlace()));
  }

  private static Place place(io.supportcenter.events.Place place) {
    return new Place(
        place.getName().strip(),
        text(place.getCode()),
        text(place.getCity()),
        text(place.getCountry()),
        place.getLatitude() == null || place.getLongitude() == null
            ? Optional.empty()
            : Optional.of(new Place.Position(place.getLatitude(), place.getLongitude())));
  }

  private static Optional<String> text(String text) {
    return Optional.ofNullable(text).map(String::strip).filter(t -> !t.isEmpty());
  }
}
