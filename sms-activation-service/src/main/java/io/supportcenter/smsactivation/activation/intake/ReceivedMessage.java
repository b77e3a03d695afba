package io.supportcenter.smsactivation.activation.intake;

import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.values.KeyedHash;
import io.supportcenter.kit.values.KeyedHasher;
import io.supportcenter.smsactivation.activation.PhoneMessage;
import io.supportcenter.smsactivation.directory.Gateway;
import io.supportcenter.smsactivation.sender.SenderHashes;
import io.supportcenter.smsactivation.sms.InboundSms;
import io.supportcenter.smsactivation.sms.SenderReader;
import io.supportcenter.smsactivation.sms.SmsContent;
import io.supportcenter.smsactivation.sms.SmsContentReader;
import java.util.List;
import java.util.Optional;

/**
 * A message from a phone, with the hashes that it is looked up by.
 *
 * @param passCodes of the code in the text, one per live pepper; none when it holds no code
 */
record ReceivedMessage(
    InboundEvent event, PhoneMessage message, SenderHashes sender, List<KeyedHash> passCodes) {

  /** Distinguishes its hashes from those of other things. */
  private static final String KIND = "SMS";

  /**
   * Empty when it does not come from a phone.
   *
   * @param gateway empty when it is not in the directory
   */
  static Optional<ReceivedMessage> of(
      InboundEvent event, InboundSms sms, Optional<Gateway> gateway, KeyedHasher hasher) {
    return SenderReader.read(sms.sender(), gateway)
        .map(number -> {
          SmsContent content = SmsContentReader.read(sms.text());
          return new ReceivedMessage(
              event,
              new PhoneMessage(
                  sms,
                  number,
                  content,
                  gateway.map(Gateway::region),
                  hasher.toStore(KIND, sms.shortCode().strip(), sms.text()).hex()),
              SenderHashes.of(number, hasher),
              content instanceof SmsContent.Code(var code) ? code.toFind(hasher) : List.of());
        });
  }
}
