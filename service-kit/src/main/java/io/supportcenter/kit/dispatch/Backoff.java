package io.supportcenter.kit.dispatch;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long a call waits for its next attempt. */
final class Backoff {

  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Duration LONGEST_ASKED = Duration.ofHours(1);

  private Backoff() {}

  /**
   * Doubles with each attempt up to five minutes, less up to a fifth at random so that calls spread
   * out.
   */
  static Duration after(int attempt) {
    long doubled = FIRST.toMillis() << Math.min(attempt - 1, 12);
    long capped = Math.min(doubled, LONGEST.toMillis());
    return Duration.ofMillis(capped - ThreadLocalRandom.current().nextLong(capped / 5 + 1));
  }

  /** For a call whose answer was not stored: a minute, doubling up to an hour. */
  static Duration afterUnstored(int attempt) {
    return Duration.ofMinutes(Math.min(1L << Math.min(attempt - 1, 6), 60));
  }

  /** What the partner asked for, within reason. */
  static Duration asked(Duration retryAfter) {
    return retryAfter.compareTo(LONGEST_ASKED) < 0 ? retryAfter : LONGEST_ASKED;
  }
}
