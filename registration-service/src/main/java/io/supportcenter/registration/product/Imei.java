package io.supportcenter.registration.product;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The identity of a mobile device (3GPP TS 23.003, section 6.2).
 *
 * @param digits 15 digits of an IMEI with its check digit, or 16 of an IMEISV, which has a software
 *     version in place of one
 */
public record Imei(String digits) {
  private static final Pattern DIGITS = Pattern.compile("[0-9]{15,16}");
  private static final Pattern SEPARATORS = Pattern.compile("[ /-]");

  /**
   * @throws IllegalArgumentException when the text is neither
   */
  public Imei {
    if (!DIGITS.matcher(digits).matches()
        || (digits.length() == 15 && !hasRightCheckDigit(digits))) {
      throw new IllegalArgumentException("not an IMEI");
    }
  }

  /** Reads an IMEI or IMEISV as printed, with or without separators. */
  public static Optional<Imei> parse(String text) {
    String digits = SEPARATORS.matcher(text.strip()).replaceAll("");
    boolean fits = DIGITS.matcher(digits).matches();
    return fits && (digits.length() == 16 || hasRightCheckDigit(digits))
        ? Optional.of(new Imei(digits))
        : Optional.empty();
  }

  public boolean hasSoftwareVersion() {
    return digits.length() == 16;
  }

  /** The IMEI of the device: its own digits with the check digit that follows from them. */
  public String withCheckDigit() {
    for (char check = '0'; check < '9'; check++) {
      if (hasRightCheckDigit(device() + check)) {
        return device() + check;
      }
    }
    return device() + '9';
  }

  /**
   * Whether two numbers are those of one device. Sixteen digits may be anything, so one of them
   * must be an IMEI with its check digit.
   */
  static boolean isOneDevice(String one, String other) {
    Optional<Imei> first = parse(one);
    Optional<Imei> second = parse(other);
    return first.isPresent()
        && second.isPresent()
        && first.get().device().equals(second.get().device())
        && !(first.get().hasSoftwareVersion() && second.get().hasSoftwareVersion());
  }

  /** The 14 digits that are the device's alone: type allocation code and serial number. */
  public String device() {
    return digits.substring(0, 14);
  }

  /** Luhn (ISO/IEC 7812-1, annex B). */
  private static boolean hasRightCheckDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? digit : 2 * digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum % 10 == 0;
  }
}
