package io.supportcenter.kit.values;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount in minor units of its currency, with as many digits as ISO 4217 says. It may be
 * negative. Arithmetic that overflows or mixes currencies throws.
 */
public record Money(long amountMinor, Currency currency) implements Comparable<Money> {

  public Money {
    requireNonNull(currency);
    if (currency.getDefaultFractionDigits() < 0) {
      throw new IllegalArgumentException(currency + " has no minor units");
    }
  }

  /**
   * @param currencyCode ISO 4217 alphabetic code
   * @throws IllegalArgumentException when it is not the code of a currency with minor units
   */
  public static Money of(long amountMinor, String currencyCode) {
    return switch (MoneyReader.read(amountMinor, currencyCode)) {
      case MoneyResult.Valid(Money money) -> money;
      case MoneyResult.Invalid _ ->
          throw new InvalidValue(
              CommonRefusal.UNKNOWN_CURRENCY, "a currency must be an ISO 4217 code");
    };
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

  /** ISO 4217 alphabetic code. */
  public String currencyCode() {
    return currency.getCurrencyCode();
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
