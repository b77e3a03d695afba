package io.supportcenter.proactive.activity;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** An instant at a place. The zone says what the clocks there show; arithmetic is on instants. */
public record Moment(Instant at, ZoneId zone, Place place) {

  public Moment {
    requireNonNull(at);
    requireNonNull(zone);
    requireNonNull(place);
  }

  public Moment plus(Duration duration) {
    return new Moment(at.plus(duration), zone, place);
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
