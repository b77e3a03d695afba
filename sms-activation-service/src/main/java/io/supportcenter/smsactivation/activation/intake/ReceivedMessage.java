package io.supportcenter.smsactivation.activation.intake;

import io.supportcenter.events.SmsPasscodeReceived;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.smsactivation.activation.PhoneMessage;
import io.supportcenter.smsactivation.code.KeyedHash;
import io.supportcenter.smsactivation.code.KeyedHasher;
import io.supportcenter.smsactivation.code.SenderHashes;
import io.supportcenter.smsactivation.sms.InboundSms;
import io.supportcenter.smsactivation.sms.Sender;
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

  /** Empty when nobody's phone sent it. */
  static Optional<ReceivedMessage> of(
      InboundEvent event, SmsPasscodeReceived received, KeyedHasher hasher) {
    return switch (SenderReader.read(received.getSender())) {
      case Sender.Unusable _ -> Optional.empty();
      case Sender.Phone(var number) -> {
        SmsContent content = SmsContentReader.read(received.getText());
        yield Optional.of(
            new ReceivedMessage(
                event,
                new PhoneMessage(sms(received), number, content),
                hasher.ofSender(number.e164()),
                content instanceof SmsContent.Code(var code) ? hasher.toFind(code) : List.of()));
      }
    };
  }

  private static InboundSms sms(SmsPasscodeReceived event) {
    return new InboundSms(
        event.getMessageId(),
        event.getGatewayId(),
        event.getSender(),
        event.getShortCode(),
        event.getText(),
        event.getReceivedAt());
  }
}
