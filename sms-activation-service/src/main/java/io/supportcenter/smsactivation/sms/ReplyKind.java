package io.supportcenter.smsactivation.sms;

import io.supportcenter.events.SmsReplyKind;

/**
 * What we answer to an SMS. Texts have GSM 7-bit characters only and fit one part. They tell a
 * guesser nothing: a wrong code, a wrong short code and a used code get the same answer.
 */
public enum ReplyKind {
  ACTIVATED(SmsReplyKind.ACTIVATED, "Your account is active. You can pay with its number now."),
  ALREADY_ACTIVE(SmsReplyKind.ALREADY_ACTIVE, "Your account is active already."),
  NOT_RECOGNISED(
      SmsReplyKind.NOT_RECOGNISED,
      "This code is not known here. Please send the code on your card to the number on your card."),
  CHECK_YOUR_CODE(
      SmsReplyKind.CHECK_YOUR_CODE,
      "There is a typing error in the code. Please check it and send it again."),
  NOT_USABLE(
      SmsReplyKind.NOT_USABLE,
      "This card cannot be activated. Please contact the shop where you bought it."),
  TRY_LATER(SmsReplyKind.TRY_LATER, "Too many wrong codes. Please try again later."),
  HELP(
      SmsReplyKind.HELP,
      "To activate your card send only its code to this number. Reply STOP for no more messages."),
  STOPPED(SmsReplyKind.STOPPED, "You will get no more messages from us. Reply START to undo."),
  STARTED(SmsReplyKind.STARTED, "You will get our replies again.");

  private final SmsReplyKind event;
  private final String text;

  ReplyKind(SmsReplyKind event, String text) {
    this.event = event;
    this.text = text;
  }

  public SmsReplyKind event() {
    return event;
  }

  public String text() {
    return text;
  }
}
