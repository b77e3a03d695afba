package io.supportcenter.smsactivation.sms;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.regex.Pattern;

/** Reads senders as mobile networks give them: with country code, with +, 00 or nothing before. */
public final class SenderReader {

  private static final Pattern INTERNATIONAL = Pattern.compile("(?:\\+|00)?([1-9][0-9]{6,14})");
  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
  private static final String NO_REGION = "ZZ";

  private SenderReader() {}

  public static Sender read(String text) {
    var international = INTERNATIONAL.matcher(text.strip());
    return international.matches() ? phone("+" + international.group(1)) : new Sender.Unusable();
  }

  /** Possible numbers, not only assigned ranges: the network knows new ones before we do. */
  private static Sender phone(String text) {
    try {
      var number = PHONES.parse(text, NO_REGION);
      return PHONES.isPossibleNumber(number)
          ? new Sender.Phone(new Msisdn(PHONES.format(number, PhoneNumberFormat.E164)))
          : new Sender.Unusable();
    } catch (NumberParseException _) {
      return new Sender.Unusable();
    }
  }
}
