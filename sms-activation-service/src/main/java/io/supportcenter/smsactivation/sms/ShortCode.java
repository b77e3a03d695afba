package io.supportcenter.smsactivation.sms;

import java.util.regex.Pattern;

/** A number of ours that people send SMS to: a short code of a country, or a long number. */
public record ShortCode(String digits) {

  private static final Pattern DIGITS = Pattern.compile("[0-9]{3,15}");

  public ShortCode {
    if (!isShortCode(digits)) {
      throw new IllegalArgumentException("not a short code");
    }
  }

  public static boolean isShortCode(String text) {
    return DIGITS.matcher(text).matches();
  }

  /** True for the same number as a gateway writes it, with or without +. */
  public boolean isWritten(String text) {
    String stripped = text.strip();
    return digits.equals(stripped.startsWith("+") ? stripped.substring(1) : stripped);
  }
}
