package io.supportcenter.smsactivation.sms;

import io.supportcenter.smsactivation.code.PassCode;

/** What a person wants with an SMS. */
public sealed interface SmsContent {

  /** No more replies, please. */
  record Stop() implements SmsContent {}

  /** Replies again, please. */
  record Start() implements SmsContent {}

  record Help() implements SmsContent {}

  record Code(PassCode code) implements SmsContent {}

  record MistypedCode() implements SmsContent {}

  record SeveralCodes() implements SmsContent {}

  record Nothing() implements SmsContent {}
}
