package io.supportcenter.smsactivation.sms;

import io.supportcenter.kit.values.PhoneReader;
import io.supportcenter.kit.values.PhoneResult;
import io.supportcenter.smsactivation.directory.Gateway;
import io.supportcenter.smsactivation.directory.SenderForm;
import java.util.Optional;

/**
 * Reads senders as mobile networks give them: with + or 00 and the country code; without these as
 * they are dialled in the gateway's region, and with the country code when that is no number there.
 * From a gateway that always gives the country code, only with that. Nothing is guessed into
 * another country.
 */
public final class SenderReader {

  private static final int LENGTH_MIN = 6;

  private SenderReader() {}

  /**
   * Empty when it is not a phone: a name, a short code, a number that does not exist in its
   * country, or one whose country is not known.
   *
   * @param gateway empty when it is not in the directory
   */
  public static Optional<Msisdn> read(String text, Optional<Gateway> gateway) {
    return Dialled.read(text)
        .filter(sender -> sender.length() >= LENGTH_MIN)
        .flatMap(
            sender -> read(sender, gateway.map(Gateway::senders), gateway.map(Gateway::region)));
  }

  private static Optional<Msisdn> read(
      String sender, Optional<SenderForm> form, Optional<String> region) {
    return form.filter(SenderForm.INTERNATIONAL::equals).isPresent() && !sender.startsWith("+")
        ? phone("+" + sender, Optional.empty())
        : phone(sender, region);
  }

  private static Optional<Msisdn> phone(String text, Optional<String> region) {
    return PhoneReader.readSender(text, region) instanceof PhoneResult.Valid(String e164)
        ? Optional.of(new Msisdn(e164))
        : Optional.empty();
  }
}
