package io.supportcenter.kit.rest;

import io.supportcenter.kit.values.Money;

/**
 * Money in answers.
 *
 * @param amountMinor in minor units of the currency
 * @param currency ISO 4217 alphabetic code
 */
public record MoneyView(long amountMinor, String currency) {

  public static MoneyView of(Money money) {
    return new MoneyView(money.amountMinor(), money.currencyCode());
  }
}
