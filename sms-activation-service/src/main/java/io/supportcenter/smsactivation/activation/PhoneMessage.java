package io.supportcenter.smsactivation.activation;

import io.supportcenter.smsactivation.sender.RecentMessage;
import io.supportcenter.smsactivation.sms.InboundSms;
import io.supportcenter.smsactivation.sms.Msisdn;
import io.supportcenter.smsactivation.sms.SmsContent;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * An SMS from a phone, read.
 *
 * @param region of its gateway
 * @param said a keyed hash of what it says and to whom
 */
public record PhoneMessage(
    InboundSms sms, Msisdn phone, SmsContent content, Optional<String> region, String said) {

  /** Wanting no more replies is never taken for an earlier message. */
  RecentMessage recent() {
    return new RecentMessage(
        key(), content instanceof SmsContent.Stop ? "" : said, sms.receivedAt());
  }

  /**
   * Each gateway numbers its messages in its own way, in any characters and length: where one part
   * ends is said by its length.
   */
  private String key() {
    String name = sms.gatewayId().length() + "/" + sms.gatewayId() + "/" + sms.messageId();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
