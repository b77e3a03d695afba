package io.supportcenter.kit.values;

import java.time.Instant;

/** Times that others write: numbers in another unit, and typing errors, are not times. */
public final class Times {

  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

  private Times() {}

  /**
   * The time, when its year is from 1900 to 9999.
   *
   * @param what names it in the exception
   * @throws InvalidValue otherwise
   */
  public static Instant require(String what, Instant at) {
    if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
      throw new InvalidValue(
          CommonRefusal.OUT_OF_RANGE, what + " must be in the years 1900 to 9999");
    }
    return at;
  }
}
