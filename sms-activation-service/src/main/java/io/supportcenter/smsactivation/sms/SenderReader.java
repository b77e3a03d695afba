package io.supportcenter.smsactivation.sms;

import io.supportcenter.kit.values.PhoneReader;
import io.supportcenter.kit.values.PhoneResult;
import io.supportcenter.smsactivation.directory.Gateway;
import io.supportcenter.smsactivation.directory.SenderForm;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads senders as mobile networks give them: with + or 00 and the country code; without these as
 * they are dialled in the gateway's region, or, from a gateway that always gives the country code,
 * with that. Nothing is guessed into another country.
 */
public final class SenderReader {

  private static final Pattern PREFIXED = Pattern.compile("(?:\\+|00)([1-9][0-9]{6,14})");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{6,15}");

  private SenderReader() {}

  /**
   * Empty when it is not a phone: a name, a short code, a number that does not exist in its
   * country, or one whose country is not known.
   *
   * @param gateway empty when it is not in the directory
   */
  public static Optional<Msisdn> read(String text, Optional<Gateway> gateway) {
    String sender = text.strip();
    Matcher prefixed = PREFIXED.matcher(sender);
    if (prefixed.matches()) {
      return phone("+" + prefixed.group(1), Optional.empty());
    }
    if (!DIGITS.matcher(sender).matches()) {
      return Optional.empty();
    }
    return gateway.flatMap(known ->
        known.senders() == SenderForm.INTERNATIONAL
            ? phone("+" + sender, Optional.empty())
            : phone(sender, Optional.of(known.region())));
  }

  private static Optional<Msisdn> phone(String text, Optional<String> region) {
    return PhoneReader.readSender(text, region) instanceof PhoneResult.Valid(String e164)
        ? Optional.of(new Msisdn(e164))
        : Optional.empty();
  }
}
