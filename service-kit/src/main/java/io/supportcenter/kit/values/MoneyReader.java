package io.supportcenter.kit.values;

import io.supportcenter.kit.values.MoneyResult.Invalid;
import io.supportcenter.kit.values.MoneyResult.Reason;
import io.supportcenter.kit.values.MoneyResult.Valid;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

/** Reads money as others write it; the currency's code in any letter case. */
public final class MoneyReader {

  private static final int DIGITS_MAX = 18;

  private MoneyReader() {}

  /**
   * @param amount in major units
   */
  public static MoneyResult read(BigDecimal amount, String currencyCode) {
    return currency(currencyCode)
        .map(currency -> inMinorUnits(amount, currency))
        .orElseGet(() -> new Invalid(Reason.UNKNOWN_CURRENCY));
  }

  public static MoneyResult read(long amountMinor, String currencyCode) {
    return currency(currencyCode)
        .<MoneyResult>map(currency -> new Valid(new Money(amountMinor, currency)))
        .orElseGet(() -> new Invalid(Reason.UNKNOWN_CURRENCY));
  }

  private static MoneyResult inMinorUnits(BigDecimal amount, Currency currency) {
    if ((long) amount.precision() - amount.scale() > DIGITS_MAX) {
      return new Invalid(Reason.OUT_OF_RANGE);
    }
    BigDecimal exact = amount.stripTrailingZeros();
    if (exact.scale() > currency.getDefaultFractionDigits()) {
      return new Invalid(Reason.EXCESS_PRECISION);
    }
    try {
      long minor = exact.movePointRight(currency.getDefaultFractionDigits()).longValueExact();
      return new Valid(new Money(minor, currency));
    } catch (ArithmeticException _) {
      return new Invalid(Reason.OUT_OF_RANGE);
    }
  }

  private static Optional<Currency> currency(String code) {
    try {
      return Optional.of(Currency.getInstance(Text.code(code)))
          .filter(currency -> currency.getDefaultFractionDigits() >= 0);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
