package io.supportcenter.reactivation.account;

/**
 * @param currency ISO 4217 alphabetic code
 */
public record Money(long amountMinor, String currency) {
  public Money {
    if (!currency.matches("[A-Z]{3}")) {
      throw new IllegalArgumentException("a currency is an ISO 4217 code of three letters");
    }
  }

  public boolean isPositive() {
    return amountMinor > 0;
  }
}
