package io.supportcenter.kit.values;

/** What a text that should be a phone number turned out to be. */
public sealed interface PhoneResult {

  /**
   * A phone number.
   *
   * @param e164 with +, as ITU-T E.164 numbers it
   */
  record Valid(String e164) implements PhoneResult {}

  record Invalid(Reason reason) implements PhoneResult {}

  /** Why not. */
  enum Reason {
    /** It has no country code, and nobody said in which country it was written. */
    NEEDS_REGION,
    NOT_A_PHONE_NUMBER
  }
}
