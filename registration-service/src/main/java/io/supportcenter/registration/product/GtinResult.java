package io.supportcenter.registration.product;

/** What a text that should be a GTIN turned out to be. */
public sealed interface GtinResult {
  record Valid(Gtin gtin) implements GtinResult {}

  record Invalid(Reason reason) implements GtinResult {}

  enum Reason {
    NOT_DIGITS,
    LENGTH,
    CHECK_DIGIT
  }
}
