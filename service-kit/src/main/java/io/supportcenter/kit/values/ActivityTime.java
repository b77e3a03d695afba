package io.supportcenter.kit.values;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * When and where an activity starts or ends. Arithmetic is on instants.
 *
 * @param zone what the clocks at the place show
 */
public record ActivityTime(Instant at, ZoneId zone, Place place) {

  public ActivityTime {
    requireNonNull(at);
    requireNonNull(zone);
    requireNonNull(place);
  }

  public ActivityTime plus(Duration duration) {
    return new ActivityTime(at.plus(duration), zone, place);
  }

  public ZonedDateTime local() {
    return at.atZone(zone);
  }

  public LocalDate day() {
    return local().toLocalDate();
  }

  /** The end of this day at the place; days have 23 or 25 hours where the clocks change. */
  public Instant endOfDay() {
    return day().plusDays(1).atStartOfDay(zone).toInstant();
  }
}
