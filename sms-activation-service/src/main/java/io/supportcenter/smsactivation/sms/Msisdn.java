package io.supportcenter.smsactivation.sms;

import java.util.regex.Pattern;

/**
 * A phone number.
 *
 * @param e164 with +, as ITU-T E.164 numbers it
 */
public record Msisdn(String e164) {

  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{4,14}");
  private static final int SHOWN = 2;

  public Msisdn {
    if (!E164.matcher(e164).matches()) {
      throw new IllegalArgumentException("not a phone number");
    }
  }

  /** Only its last digits, for people who do not need the number. */
  public String masked() {
    int hidden = e164.length() - SHOWN;
    return "*".repeat(hidden) + e164.substring(hidden);
  }

  /** Never the whole number: this ends up in logs. */
  @Override
  public String toString() {
    return masked();
  }
}
