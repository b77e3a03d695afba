package io.supportcenter.proactive.relation;

import io.supportcenter.proactive.activity.ActivityKind;
import java.time.Duration;

/**
 * How much time and space may lie between activities that depend on each other.
 *
 * @param version goes up with every change, and is kept with each relation found
 * @param layoverMax longest time between two activities of which the second follows the first
 * @param arrivalWindow how long after an arrival something at that place still depends on it
 * @param departureWindow longest time between the end of a stay and the departure from it
 * @param nearKm places within this distance count as one
 */
public record RelationPolicy(
    int version,
    Duration layoverMax,
    Duration arrivalWindow,
    Duration departureWindow,
    double nearKm) {

  public static final RelationPolicy CURRENT =
      new RelationPolicy(1, Duration.ofHours(4), Duration.ofDays(14), Duration.ofHours(24), 60);

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
}
