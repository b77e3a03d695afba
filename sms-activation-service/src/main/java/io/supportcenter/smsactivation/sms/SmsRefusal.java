package io.supportcenter.smsactivation.sms;

import io.supportcenter.kit.values.RefusalCode;

/** Why an SMS is refused. */
public enum SmsRefusal implements RefusalCode {
  /** Not a number that a reply could be sent to. */
  SENDER_UNUSABLE,
  /** Where it was sent to is not a number, so it is none of ours. */
  SHORT_CODE_UNUSABLE
}
