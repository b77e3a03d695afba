package io.supportcenter.registration.receipt;

import java.time.Instant;
import java.util.Optional;

/**
 * A reservation as the sender of its receipt wrote it: nothing is checked yet, and texts may be
 * null.
 *
 * @param kind empty for an unknown one
 * @param segment null when nothing is said about it
 * @param latestStart null when nothing is said about it
 */
public record WrittenReservation(
    String vendorId,
    String number,
    String segment,
    Optional<ReservationKind> kind,
    String title,
    Time start,
    Time end,
    Instant latestStart) {

  /** When and where. */
  public record Time(Instant at, String zone, Place place) {}

  /** What is known of a place; latitude and longitude come together or not at all. */
  public record Place(
      String name, String code, String city, String country, Double latitude, Double longitude) {}
}
