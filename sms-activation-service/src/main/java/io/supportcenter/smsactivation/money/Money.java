package io.supportcenter.smsactivation.money;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount in minor units of its currency, as many digits as ISO 4217 says. Arithmetic that
 * overflows or mixes currencies throws.
 */
public record Money(long amountMinor, Currency currency) implements Comparable<Money> {

  public Money {
    requireNonNull(currency);
    if (currency.getDefaultFractionDigits() < 0) {
      throw new IllegalArgumentException(currency + " has no minor units");
    }
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(amountMinor, inSameCurrency(other)), currency);
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(amountMinor, inSameCurrency(other)), currency);
  }

  public Money negated() {
    return new Money(Math.negateExact(amountMinor), currency);
  }

  public Money times(int factor) {
    return new Money(Math.multiplyExact(amountMinor, factor), currency);
  }

  public boolean isPositive() {
    return amountMinor > 0;
  }

  /** In major units, with the currency's digits after the point. */
  public BigDecimal inMajorUnits() {
    return BigDecimal.valueOf(amountMinor, currency.getDefaultFractionDigits());
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(amountMinor, inSameCurrency(other));
  }

  private long inSameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(other.currency + " is not " + currency);
    }
    return other.amountMinor;
  }
}
