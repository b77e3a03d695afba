package io.supportcenter.smsactivation.limit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Map;

/**
 * The most of an amount of money, in each currency.
 *
 * @param amount in major units of any currency
 * @param others in major units, by currency, of those that have another limit
 */
public record AmountLimit(BigDecimal amount, Map<String, BigDecimal> others) {

  /**
   * @throws IllegalArgumentException when an amount is negative
   */
  public AmountLimit {
    others = Map.copyOf(others);
    if (amount.signum() < 0 || others.values().stream().anyMatch(other -> other.signum() < 0)) {
      throw new IllegalArgumentException("a limit of an amount must not be negative");
    }
  }

  /** The most minor units of a currency. */
  public long minorMax(Currency currency) {
    return others
        .getOrDefault(currency.getCurrencyCode(), amount)
        .movePointRight(currency.getDefaultFractionDigits())
        .setScale(0, RoundingMode.DOWN)
        .min(BigDecimal.valueOf(Long.MAX_VALUE))
        .longValueExact();
  }
}
