package io.supportcenter.registration.identity;

/** What a text that should identify a customer turned out to be. */
public sealed interface IdentityResult {
  record Valid(Identity identity) implements IdentityResult {}

  record Invalid(Reason reason) implements IdentityResult {}

  enum Reason {
    BLANK,
    TOO_LONG,
    /** It says that there is none, such as "N/A". */
    PLACEHOLDER,
    NOT_AN_EMAIL,
    NOT_A_PHONE_NUMBER,
    /** A phone number without a country code, from nobody knows where. */
    PHONE_NEEDS_REGION
  }
}
