package io.supportcenter.smsactivation.sms;

import io.supportcenter.kit.values.PhoneReader;
import io.supportcenter.kit.values.PhoneResult;
import java.util.Optional;
import java.util.regex.Pattern;

/** A number of ours that people send SMS to: a short code of a country, or a long number. */
public record ShortCode(String digits) {

  private static final Pattern DIGITS = Pattern.compile("[0-9]{3,15}");
  private static final String PLUS = "+";

  public ShortCode {
    if (!isShortCode(digits)) {
      throw new IllegalArgumentException("not a short code");
    }
  }

  public static boolean isShortCode(String text) {
    return DIGITS.matcher(text).matches();
  }

  /** Whether it could be a number of ours in any form; a name is none. */
  public static boolean isNumber(String text) {
    return Dialled.read(text).isPresent();
  }

  /**
   * True for the same number as a gateway writes it: as it is or with + before it, a short code
   * with the region's country code too, a long number as it is dialled in the region or with its
   * country code.
   *
   * @param region ISO 3166-1 alpha-2, of the gateway
   */
  public boolean isWritten(String text, Optional<String> region) {
    return Dialled.read(text)
        .filter(written ->
            written.equals(digits)
                || written.equals(PLUS + digits)
                || isAbroad(written, region)
                || isSame(number(written, region), number(digits, region)))
        .isPresent();
  }

  private boolean isAbroad(String written, Optional<String> region) {
    return region
        .map(PhoneReader::countryCode)
        .filter(code -> written.equals(PLUS + code + digits))
        .isPresent();
  }

  private static boolean isSame(PhoneResult one, PhoneResult other) {
    return one instanceof PhoneResult.Valid && one.equals(other);
  }

  private static PhoneResult number(String written, Optional<String> region) {
    PhoneResult dialled = PhoneReader.read(written, region);
    return dialled instanceof PhoneResult.Valid || written.startsWith(PLUS)
        ? dialled
        : PhoneReader.read(PLUS + written, Optional.empty());
  }
}
