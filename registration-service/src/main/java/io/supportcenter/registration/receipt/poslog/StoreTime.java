package io.supportcenter.registration.receipt.poslog;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/** A till's clock shows the time of its store, without a zone. */
final class StoreTime {
  private StoreTime() {}

  /**
   * The instant of an xs:dateTime; one with an offset needs no zone. When the clocks are changed, a
   * local time may not exist or exist twice: both are read with the offset that was in force
   * before, as on a till whose clock has not been changed yet.
   *
   * @return empty when the text is not a time
   */
  static Optional<Instant> parse(String text, ZoneId zone) {
    try {
      return Optional.of(
          switch (DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text, OffsetDateTime::from, LocalDateTime::from)) {
            case OffsetDateTime time -> time.toInstant();
            case LocalDateTime time -> time.toInstant(offset(time, zone));
            default -> throw new IllegalStateException("neither of the two asked for");
          });
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  static boolean isDate(String text) {
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeException _) {
      return false;
    }
  }

  private static ZoneOffset offset(LocalDateTime time, ZoneId zone) {
    ZoneOffsetTransition change = zone.getRules().getTransition(time);
    return change == null ? zone.getRules().getOffset(time) : change.getOffsetBefore();
  }
}
