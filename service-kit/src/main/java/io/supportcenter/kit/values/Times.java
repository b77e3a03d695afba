package io.supportcenter.kit.values;

import java.time.Instant;

/** Times that others write: numbers in another unit, and typing errors, are not times. */
public final class Times {

  /** Of any time, a person's birth among them. */
  public static final int YEAR_MIN = 1900;

  public static final int YEAR_MAX = 2200;

  private static final Instant EARLIEST = Instant.parse(YEAR_MIN + "-01-01T00:00:00Z");

  /** Seconds that were sent as milliseconds are in 1970. */
  private static final Instant EVENTS_EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

  private static final Instant END = Instant.parse(YEAR_MAX + 1 + "-01-01T00:00:00Z");

  private Times() {}

  /** Whether it can be when something happened or is to happen: in the years 1990 to 2200. */
  public static boolean isOfEvent(Instant at) {
    return !at.isBefore(EVENTS_EARLIEST) && at.isBefore(END);
  }

  /**
   * When something happened, or is to happen.
   *
   * @throws InvalidValue when it cannot be {@linkplain #isOfEvent that}
   */
  public static Instant ofEvent(Instant at) {
    return require(isOfEvent(at), "must be in the years 1990 to 2200", at);
  }

  /**
   * Any other time, as far back as people live.
   *
   * @throws InvalidValue when its year is not from 1900 to 2200
   */
  public static Instant ofLife(Instant at) {
    return require(
        !at.isBefore(EARLIEST) && at.isBefore(END), "must be in the years 1900 to 2200", at);
  }

  private static Instant require(boolean isRight, String otherwise, Instant at) {
    if (!isRight) {
      throw new InvalidValue(CommonRefusal.OUT_OF_RANGE, otherwise);
    }
    return at;
  }
}
