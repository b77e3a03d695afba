package io.supportcenter.smsactivation.activation;

import io.supportcenter.smsactivation.sms.InboundSms;
import io.supportcenter.smsactivation.sms.Msisdn;
import io.supportcenter.smsactivation.sms.SmsContent;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** An SMS from a phone, read. */
public record PhoneMessage(InboundSms sms, Msisdn phone, SmsContent content) {

  /**
   * Each gateway numbers its messages in its own way, in any characters and length: where one part
   * ends is said by its length.
   */
  String key() {
    String name = sms.gatewayId().length() + "/" + sms.gatewayId() + "/" + sms.messageId();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
