package io.supportcenter.registration.receipt;

import io.supportcenter.kit.values.Text;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.regex.Pattern;

/**
 * What makes a receipt unique: a retailer's number is unique at that retailer.
 *
 * @param receiptNumber 1 to 128 characters on one line, in Unicode's form NFC, without white space
 *     around them; spaces within are the retailer's
 */
public record ReceiptKey(String retailerId, String receiptNumber) {
  public static final Pattern RETAILER_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  public static final int NUMBER_MAX = 128;

  /** Not part of a sender's number. */
  private static final char OWN = '\u241f';

  public ReceiptKey {
    if (!RETAILER_ID.matcher(retailerId).matches()) {
      throw new IllegalArgumentException("not a retailer id");
    }
    if (!isNumber(written(receiptNumber))) {
      throw new IllegalArgumentException("not a receipt number");
    }
  }

  /**
   * A key as a sender wrote it.
   *
   * @throws IllegalArgumentException when it is not one
   */
  public static ReceiptKey read(String retailerId, String receiptNumber) {
    String number = Normalizer.normalize(receiptNumber.strip(), Form.NFC);
    if (!isNumber(number)) {
      throw new IllegalArgumentException("not a receipt number");
    }
    return new ReceiptKey(retailerId.strip(), number);
  }

  /** Whether a sender may use it. */
  public static boolean isNumber(String text) {
    return Text.isFit(text, NUMBER_MAX) && text.indexOf(OWN) < 0;
  }

  /**
   * Many tills write a cancellation under the number of the sale itself. It has a key of its own,
   * which no other receipt can have.
   */
  public ReceiptKey ofOwn(ReceiptKind takeBack) {
    return new ReceiptKey(retailerId, receiptNumber + OWN + takeBack);
  }

  /** A number as its sender wrote it. */
  public static String written(String receiptNumber) {
    int own = receiptNumber.indexOf(OWN);
    return own < 0 ? receiptNumber : receiptNumber.substring(0, own);
  }

  /** The key of the receipt's record on its topic; a retailer id has no colon. */
  @Override
  public String toString() {
    return retailerId + ":" + receiptNumber;
  }
}
