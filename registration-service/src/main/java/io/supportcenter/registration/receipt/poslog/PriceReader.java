package io.supportcenter.registration.receipt.poslog;

import io.supportcenter.registration.receipt.WrittenReceipt.Price;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

/** Reads prices. An unreadable price is left out: nothing is registered by it. */
final class PriceReader {
  private PriceReader() {}

  /**
   * @param defaultCurrency of the transaction
   */
  static Optional<Price> unitPrice(XmlElement item, String defaultCurrency) {
    return item.child("ActualSalesUnitPrice")
        .flatMap(price -> money(price.text(), price.attribute("Currency").orElse(defaultCurrency)));
  }

  /** What the buyer had to pay, in the transaction's currency unless it says another. */
  static Optional<Price> grandTotal(XmlElement retail, String defaultCurrency) {
    return retail
        .children("Total")
        .filter(total -> total.attribute("TotalType").equals(Optional.of("TransactionGrandAmount")))
        .findFirst()
        .flatMap(total -> money(total.text(), total.attribute("Currency").orElse(defaultCurrency)));
  }

  private static Optional<Price> money(String amount, String currency) {
    if (amount.length() > 20) {
      return Optional.empty();
    }
    try {
      int digits = Currency.getInstance(currency).getDefaultFractionDigits();
      long minor = new BigDecimal(amount).movePointRight(digits).longValueExact();
      return Optional.of(new Price(minor, currency));
    } catch (IllegalArgumentException | ArithmeticException _) {
      return Optional.empty();
    }
  }
}
