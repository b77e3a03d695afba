package io.supportcenter.smsactivation.sms;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads senders as mobile networks give them: with country code, with +, 00 or nothing before it;
 * or as they are dialled within the gateway's own region.
 */
public final class SenderReader {

  private static final Pattern INTERNATIONAL = Pattern.compile("(?:\\+|00)?([1-9][0-9]{6,14})");
  private static final Pattern NATIONAL = Pattern.compile("[0-9]{6,15}");
  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
  private static final String NO_REGION = "ZZ";

  private SenderReader() {}

  /**
   * Empty when it is not a phone: a name, a short code, or a number that does not exist in any
   * country.
   *
   * @param region of the gateway, where known; a number with a country code does not need it
   */
  public static Optional<Msisdn> read(String text, Optional<String> region) {
    String stripped = text.strip();
    Matcher international = INTERNATIONAL.matcher(stripped);
    return Optional.of(international)
        .filter(Matcher::matches)
        .flatMap(match -> phone("+" + match.group(1), NO_REGION))
        .or(() ->
            region
                .filter(_ -> NATIONAL.matcher(stripped).matches())
                .flatMap(local -> phone(stripped, local)));
  }

  /** Possible numbers, not only assigned ranges: the network knows new ones before we do. */
  private static Optional<Msisdn> phone(String text, String region) {
    try {
      var number = PHONES.parse(text, region);
      return PHONES.isPossibleNumber(number)
          ? Optional.of(new Msisdn(PHONES.format(number, PhoneNumberFormat.E164)))
          : Optional.empty();
    } catch (NumberParseException _) {
      return Optional.empty();
    }
  }
}
