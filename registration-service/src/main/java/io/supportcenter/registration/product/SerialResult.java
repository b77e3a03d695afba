package io.supportcenter.registration.product;

/** What a text that should be a serial number turned out to be under a manufacturer's rule. */
public sealed interface SerialResult {
  record Valid(SerialNumber serial) implements SerialResult {}

  record Invalid(Reason reason) implements SerialResult {}

  enum Reason {
    BLANK,
    TOO_LONG,
    CHARACTERS,
    PATTERN
  }
}
