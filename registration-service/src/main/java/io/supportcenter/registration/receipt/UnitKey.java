package io.supportcenter.registration.receipt;

/**
 * One unit of one line of a receipt.
 *
 * @param lineNumber from 1
 * @param unit from 1 to the line's quantity
 */
public record UnitKey(ReceiptKey receipt, int lineNumber, int unit) {
  public UnitKey {
    if (lineNumber < 1 || unit < 1) {
      throw new IllegalArgumentException("lines and units count from 1");
    }
  }

  @Override
  public String toString() {
    return receipt + "/" + lineNumber + "/" + unit;
  }
}
