package io.supportcenter.smsactivation.limit;

import io.supportcenter.kit.values.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How much may be paid within a time that rolls.
 *
 * @param window how long a payment counts
 * @param amount of all payments
 * @param count of payments
 */
public record SpendingLimit(Duration window, AmountLimit amount, long count) {

  private static final Duration SHORTEST = Duration.ofMinutes(1);

  /** What a further payment would exceed. */
  public enum Excess {
    AMOUNT,
    COUNT
  }

  /**
   * @throws IllegalArgumentException when the window is shorter than a minute or the count negative
   */
  public SpendingLimit {
    if (window.compareTo(SHORTEST) < 0 || count < 0) {
      throw new IllegalArgumentException(
          "a limit of payments has a window of a minute or more, and no negative count");
    }
  }

  /**
   * @param spent in the currency of the payment
   */
  public Optional<Excess> excess(RollingSum spent, Money payment, Instant now) {
    RollingSum.Total before = spent.within(window, now);
    if (payment.amountMinor() > amount.minorMax(payment.currency()) - before.amount()) {
      return Optional.of(Excess.AMOUNT);
    }
    return before.count() >= count ? Optional.of(Excess.COUNT) : Optional.empty();
  }
}
