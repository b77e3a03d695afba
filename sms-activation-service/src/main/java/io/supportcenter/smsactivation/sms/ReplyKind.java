package io.supportcenter.smsactivation.sms;

/**
 * What we answer to an SMS. Texts have GSM 7-bit characters only and fit one part. They tell a
 * guesser nothing: a wrong code, a wrong short code and a used code get the same answer.
 */
public enum ReplyKind {
  ACTIVATED("Your account is active. You can now pay with its number."),
  ALREADY_ACTIVE("Your account is already active."),
  NOT_RECOGNISED(
      "We do not recognise this code. Please send the code on your card to the number on your"
          + " card."),
  CHECK_YOUR_CODE("There is a typing error in the code. Please check it and send it again."),
  ONE_CODE("There are several codes in your message. Please send one code per SMS."),
  NOT_USABLE("We cannot activate this card. Please contact the shop where you bought it."),
  TRY_LATER("Too many wrong codes. Please try again later."),
  HELP(
      "To activate your card, send only its code to this number. Reply STOP to get no more"
          + " messages."),
  STOPPED("You will get no more messages from us. Reply START to undo this."),
  STARTED("You will get our replies again.");

  private final String text;

  ReplyKind(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }
}
