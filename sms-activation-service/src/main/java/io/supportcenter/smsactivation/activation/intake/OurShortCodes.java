package io.supportcenter.smsactivation.activation.intake;

import io.supportcenter.smsactivation.activation.PhoneMessage;
import io.supportcenter.smsactivation.sms.ShortCode;
import java.util.List;
import java.util.Optional;

/** The short codes that are ours: those that cards have, and those of the settings. */
record OurShortCodes(List<ShortCode> codes) {

  OurShortCodes {
    codes = List.copyOf(codes);
  }

  /** The one that the message was sent to. */
  Optional<ShortCode> of(PhoneMessage message) {
    return codes.stream()
        .filter(code -> code.isWritten(message.sms().shortCode(), message.region()))
        .findFirst();
  }
}
