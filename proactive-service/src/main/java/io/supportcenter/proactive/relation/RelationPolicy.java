package io.supportcenter.proactive.relation;

import io.supportcenter.kit.values.ActivityTime;
import io.supportcenter.kit.values.Place;
import io.supportcenter.proactive.activity.ActivityKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How much time and space may lie between activities that depend on each other.
 *
 * @param version goes up with every change, and is kept with each relation found
 * @param layoverMax longest time between two activities of which the second follows the first
 * @param arrivalWindow how long after an arrival something at that place still depends on it
 * @param lateArrivalWindow how long after a stay's day of arrival somebody may be booked to arrive
 * @param departureWindow longest time between the end of a stay and the departure from it
 * @param nearKm places within this distance count as one
 */
public record RelationPolicy(
    int version,
    Duration layoverMax,
    Duration arrivalWindow,
    Duration lateArrivalWindow,
    Duration departureWindow,
    double nearKm) {

  /** Whoever leaves after this hour of the local night has needed a bed in it. */
  private static final int NIGHT_HOUR = 3;

  public static final RelationPolicy CURRENT =
      new RelationPolicy(
          2,
          Duration.ofHours(4),
          Duration.ofDays(14),
          Duration.ofHours(12),
          Duration.ofHours(24),
          60);

  /** Time needed at the place before the activity starts, as KDE Itinerary has it. */
  public Duration before(ActivityKind kind) {
    return Duration.ofMinutes(
        switch (kind) {
          case FLIGHT -> 90;
          case TRAIN -> 20;
          case BUS -> 15;
          case BOAT -> 60;
          case RESTAURANT -> 5;
          case LODGING, CAR, EVENT, OTHER -> 30;
        });
  }

  /** Time needed at the place after the activity has ended, as KDE Itinerary has it. */
  public Duration after(ActivityKind kind) {
    return Duration.ofMinutes(
        switch (kind) {
          case FLIGHT, BOAT -> 30;
          case TRAIN, BUS -> 10;
          case RESTAURANT -> 5;
          case LODGING, CAR, EVENT, OTHER -> 15;
        });
  }

  public Duration buffer(ActivityKind from, ActivityKind to) {
    return after(from).plus(before(to));
  }

  /** Whether two places count as one, and what speaks for it. */
  public Optional<Evidence> near(Place a, Place b) {
    return Nearness.of(a, b, nearKm);
  }

  /** Whether they are one and the same airport, station or house. */
  public boolean isSamePlace(Place a, Place b) {
    return Nearness.isSamePlace(a, b);
  }

  /**
   * What is wrong when the customer has that much time in place of what was booked; empty when
   * nothing is.
   */
  Optional<Reason> tooLittle(Relation relation, Duration left) {
    Duration booked = relation.slack();
    if (booked.isNegative()) {
      // Booked for an arrival after that time: the vendor knows, and will wait a little.
      return booked.minus(left).compareTo(relation.buffer()) > 0
          ? Optional.of(Reason.TOO_LATE)
          : Optional.empty();
    }
    if (left.isNegative()) {
      return Optional.of(Reason.TOO_LATE);
    }
    // A customer who booked less than the buffer chose to.
    return left.compareTo(relation.buffer()) < 0 && left.compareTo(booked) < 0
        ? Optional.of(Reason.TOO_TIGHT)
        : Optional.empty();
  }

  /** Whether the departure is on the day on which the stay ends, or as far from it as booked. */
  boolean fits(Relation departure, ActivityTime stayEnd, ActivityTime start) {
    return isSameNight(stayEnd, start)
        || nights(stayEnd.at(), start.at(), start.zone())
            == nights(departure.freeAt(), departure.due(), start.zone());
  }

  /** Whether nobody needs a bed between the two. */
  boolean isSameNight(ActivityTime stayEnd, ActivityTime start) {
    return nights(stayEnd.at(), start.at(), start.zone()) == 0
        || Duration.between(stayEnd.at(), start.at()).abs().compareTo(layoverMax) <= 0;
  }

  private static long nights(Instant from, Instant to, ZoneId zone) {
    return ChronoUnit.DAYS.between(night(from, zone), night(to, zone));
  }

  /** The day to which an instant belongs when days end in the middle of the night. */
  private static LocalDate night(Instant at, ZoneId zone) {
    return LocalDate.ofInstant(at, zone).minusDays(at.atZone(zone).getHour() < NIGHT_HOUR ? 1 : 0);
  }
}
