package io.supportcenter.proactive.offer;

import java.util.Currency;

/**
 * An amount of money.
 *
 * @param amountMinor in minor units; negative for what is given back
 * @param currency ISO 4217 alphabetic code
 */
public record Money(long amountMinor, String currency) {

  public Money {
    if (Currency.getInstance(currency).getDefaultFractionDigits() < 0) {
      throw new IllegalArgumentException("not a currency to pay in: " + currency);
    }
  }
}
