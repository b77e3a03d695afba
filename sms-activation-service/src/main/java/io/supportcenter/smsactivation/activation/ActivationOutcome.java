package io.supportcenter.smsactivation.activation;

/** The result of an SMS; the same names in metrics and logs. */
public enum ActivationOutcome {
  ACTIVATED,
  /** The same phone sent the code again. */
  ALREADY_ACTIVE,
  /** A name or a short code sent it: there is no phone number to store. */
  SENDER_UNUSABLE,
  /** The gateway delivered the message again. */
  DUPLICATE,
  /** Too many wrong codes from this phone: not even read. */
  LOCKED,
  NO_CODE,
  MISTYPED_CODE,
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
  START
}
