package io.supportcenter.smsactivation.money;

/** Money, or why there is none in what was written. */
public sealed interface MoneyResult {

  record Valid(Money money) implements MoneyResult {}

  record Invalid(Reason reason) implements MoneyResult {}

  enum Reason {
    /** No ISO 4217 currency, or one without minor units. */
    UNKNOWN_CURRENCY,
    /** More digits after the point than the currency has; never rounded. */
    EXCESS_PRECISION,
    OUT_OF_RANGE
  }
}
