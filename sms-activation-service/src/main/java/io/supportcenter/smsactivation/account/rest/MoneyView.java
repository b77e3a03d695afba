package io.supportcenter.smsactivation.account.rest;

import io.supportcenter.smsactivation.money.Money;

/** Money in minor units of an ISO 4217 currency. */
public record MoneyView(long amountMinor, String currency) {

  public static MoneyView of(Money money) {
    return new MoneyView(money.amountMinor(), money.currency().getCurrencyCode());
  }
}
