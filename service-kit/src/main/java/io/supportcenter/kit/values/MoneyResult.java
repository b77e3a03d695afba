package io.supportcenter.kit.values;

/** Money, or why what was written is not an amount of money. */
public sealed interface MoneyResult {

  record Valid(Money money) implements MoneyResult {}

  record Invalid(Reason reason) implements MoneyResult {}

  /** Why not. */
  enum Reason {
    /** Not an ISO 4217 currency, or one without minor units. */
    UNKNOWN_CURRENCY,
    /** More digits after the point than the currency has; it is never rounded. */
    EXCESS_PRECISION,
    OUT_OF_RANGE
  }
}
