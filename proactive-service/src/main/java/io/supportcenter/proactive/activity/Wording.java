package io.supportcenter.proactive.activity;

import io.supportcenter.kit.values.ActivityTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times in words for customers: always as the clocks at the place show them. */
public final class Wording {

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.ENGLISH);

  private Wording() {}

  public static String of(ActivityTime moment) {
    return of(moment.at(), moment.zone()) + " at " + moment.place().name();
  }

  public static String of(Instant at, ZoneId zone) {
    return LOCAL.format(at.atZone(zone)) + " local time";
  }

  /** Without a sign: 1 h 5 min. */
  public static String of(Duration duration) {
    Duration length = duration.abs();
    long hours = length.toHours();
    long minutes = length.toMinutesPart();
    if (hours == 0) {
      return minutes + " min";
    }
    return minutes == 0 ? hours + " h" : hours + " h " + minutes + " min";
  }
}
