package io.supportcenter.smsactivation.activation;

import io.supportcenter.smsactivation.sms.InboundSms;
import io.supportcenter.smsactivation.sms.Msisdn;
import io.supportcenter.smsactivation.sms.SmsContent;

/** An SMS from a phone, read. */
public record PhoneMessage(InboundSms sms, Msisdn phone, SmsContent content) {

  /** Gateways number their messages each for itself. */
  String key() {
    return sms.gatewayId() + "/" + sms.messageId();
  }
}
