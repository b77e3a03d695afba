package io.supportcenter.kit.partner;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** The header Retry-After (RFC 9110, section 10.2.3): seconds, or a date. */
final class RetryAfter {

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  private RetryAfter() {}

  /** Empty when the text is neither, and for a date that has passed. */
  static Optional<Duration> read(String text, Instant now) {
    return SECONDS.matcher(text).matches()
        ? Optional.of(Duration.ofSeconds(Integer.parseInt(text)))
        : date(text).map(date -> Duration.between(now, date)).filter(Duration::isPositive);
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
