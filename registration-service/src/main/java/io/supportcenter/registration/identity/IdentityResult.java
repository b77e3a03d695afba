package io.supportcenter.registration.identity;

/** What a text that should identify a customer turned out to be. */
public sealed interface IdentityResult {
  record Valid(Identity identity) implements IdentityResult {}

  record Invalid(Reason reason) implements IdentityResult {}

  enum Reason {
    BLANK,
    TOO_LONG,
    NOT_AN_EMAIL,
    NOT_A_PHONE_NUMBER
  }
}
