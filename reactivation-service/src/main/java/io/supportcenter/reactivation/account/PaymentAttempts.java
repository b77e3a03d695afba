package io.supportcenter.reactivation.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The payment methods for an account that did not meet the condition. They count for the account
 * and not for a request: asking again does not give more attempts to whoever tests stolen cards.
 *
 * @param failedAt the latest ones, the first one first
 */
public record PaymentAttempts(List<Instant> failedAt) {

  /** An account has this many within {@link #PERIOD}. */
  public static final int FAILURES_MAX = 5;

  public static final Duration PERIOD = Duration.ofHours(24);

  public static final PaymentAttempts NONE = new PaymentAttempts(List.of());

  public PaymentAttempts {
    failedAt = List.copyOf(failedAt);
  }

  public PaymentAttempts failed(Instant now) {
    return new PaymentAttempts(
        Stream.concat(recent(now).stream(), Stream.of(now)).sorted().toList());
  }

  /** How many more may fail. */
  public int left(Instant now) {
    return Math.max(0, FAILURES_MAX - recent(now).size());
  }

  /** When the next one is accepted; empty when one is accepted now. */
  public Optional<Instant> againAt(Instant now) {
    List<Instant> recent = recent(now);
    return recent.size() < FAILURES_MAX
        ? Optional.empty()
        : Optional.of(recent.get(recent.size() - FAILURES_MAX).plus(PERIOD));
  }

  private List<Instant> recent(Instant now) {
    Instant since = now.minus(PERIOD);
    return failedAt.stream().filter(since::isBefore).toList();
  }
}
