package io.supportcenter.smsactivation.activation;

/** The result of an SMS; the same names in metrics and logs. */
public enum ActivationOutcome {
  ACTIVATED,
  /** The same phone sent the code again. */
  ALREADY_ACTIVE,
  /** A name or a short code sent it: there is no phone number to store. */
  SENDER_UNUSABLE,
  /** It was not sent to a number. */
  SHORT_CODE_UNUSABLE,
  /** The gateway delivered the message again. */
  DUPLICATE,
  /** Too many wrong codes from this phone: not even read. */
  LOCKED,
  /** Too many wrong codes from all phones, in all, at this number or of this batch. */
  SUSPENDED,
  NO_CODE,
  MISTYPED_CODE,
  SEVERAL_CODES,
  UNKNOWN_CODE,
  /** The code is right, and was sent to another number than the card says. */
  WRONG_SHORT_CODE,
  /** Another phone has activated the account. */
  OTHER_PHONE,
  BLACKLISTED,
  CLOSED,
  EXPIRED,
  HELP,
  STOP,
  START;

  /** Whether it may have been a guess. */
  public boolean isWrongCode() {
    return this == UNKNOWN_CODE || this == WRONG_SHORT_CODE || this == OTHER_PHONE;
  }
}
