package io.supportcenter.registration.receipt;

import java.util.regex.Pattern;

/** What makes a receipt unique: a retailer's number is unique at that retailer. */
public record ReceiptKey(String retailerId, String receiptNumber) {
  public static final Pattern RETAILER_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  public static final Pattern RECEIPT_NUMBER = Pattern.compile("[\\x21-\\x7e]{1,128}");

  public ReceiptKey {
    if (!RETAILER_ID.matcher(retailerId).matches()) {
      throw new IllegalArgumentException("not a retailer id");
    }
    if (!RECEIPT_NUMBER.matcher(receiptNumber).matches()) {
      throw new IllegalArgumentException("not a receipt number");
    }
  }

  /** The key of the receipt's record on its topic; a retailer id has no colon. */
  @Override
  public String toString() {
    return retailerId + ":" + receiptNumber;
  }
}
