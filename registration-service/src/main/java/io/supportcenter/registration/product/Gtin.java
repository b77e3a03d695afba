package io.supportcenter.registration.product;

import io.supportcenter.kit.values.Placeholder;
import io.supportcenter.registration.product.GtinResult.Invalid;
import io.supportcenter.registration.product.GtinResult.Reason;
import io.supportcenter.registration.product.GtinResult.Valid;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A Global Trade Item Number in its 14-digit form (GS1 General Specifications, section 3.3.2). The
 * check digit is verified and never repaired: a wrong one means that some other digit may be wrong
 * as well.
 */
public record Gtin(String digits) {
  private static final Set<Integer> LENGTHS = Set.of(8, 12, 13, 14);

  /** As under a bar code, where they are only there for the eye. */
  private static final Pattern SEPARATORS = Pattern.compile("[ -]");

  /**
   * @throws IllegalArgumentException when the text is not 14 digits with a right check digit, or is
   *     all zeros
   */
  public Gtin {
    if (digits.length() != 14
        || !isDigits(digits)
        || !hasRightCheckDigit(digits)
        || Placeholder.isOne(digits)) {
      throw new IllegalArgumentException("not a GTIN-14");
    }
  }

  /** Reads a GTIN-8, -12, -13 or -14 as printed, with or without separators. */
  public static GtinResult parse(String text) {
    String digits = SEPARATORS.matcher(text.strip()).replaceAll("");
    if (!isDigits(digits)) {
      return new Invalid(Reason.NOT_DIGITS);
    }
    if (Placeholder.isOne(digits)) {
      return new Invalid(Reason.PLACEHOLDER);
    }
    if (!LENGTHS.contains(digits.length())) {
      return new Invalid(Reason.LENGTH);
    }
    return hasRightCheckDigit(digits)
        ? new Valid(new Gtin("0".repeat(14 - digits.length()) + digits))
        : new Invalid(Reason.CHECK_DIGIT);
  }

  /**
   * Whether the number has a meaning only inside one company or region and so is no global key: GS1
   * prefixes 02, 04 and 20 to 29, and eight-digit numbers that begin with 0 or 2 (GS1 General
   * Specifications, section 1.4.3).
   */
  public boolean isInStore() {
    String thirteen = digits.substring(1);
    if (thirteen.startsWith("00000")) {
      return thirteen.charAt(5) == '0' || thirteen.charAt(5) == '2';
    }
    return thirteen.startsWith("02") || thirteen.startsWith("04") || thirteen.charAt(0) == '2';
  }

  /** The digit that makes the weighted sum (3, 1, 3, ... from the right) a multiple of ten. */
  static int checkDigit(String withoutCheckDigit) {
    int sum = 0;
    for (int i = 0; i < withoutCheckDigit.length(); i++) {
      int digit = withoutCheckDigit.charAt(withoutCheckDigit.length() - 1 - i) - '0';
      sum += i % 2 == 0 ? 3 * digit : digit;
    }
    return (10 - sum % 10) % 10;
  }

  private static boolean hasRightCheckDigit(String digits) {
    int last = digits.length() - 1;
    return checkDigit(digits.substring(0, last)) == digits.charAt(last) - '0';
  }

  private static boolean isDigits(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  @Override
  public String toString() {
    return digits;
  }
}
