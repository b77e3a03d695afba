package io.supportcenter.registration.unit.reading;

import io.supportcenter.registration.receipt.ReceiptKey;
import io.supportcenter.registration.receipt.ReceiptKind;

/** The unit was returned, or its sale voided, by another receipt. */
public record TakeBack(ReceiptKey by, ReceiptKind kind) {
  public TakeBack {
    if (kind == ReceiptKind.SALE) {
      throw new IllegalArgumentException("a sale does not take anything back");
    }
  }
}
