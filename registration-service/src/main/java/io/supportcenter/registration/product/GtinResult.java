package io.supportcenter.registration.product;

import java.util.Optional;

/** What a text that should be a GTIN turned out to be. */
public sealed interface GtinResult {

  /** Empty when the text is not a GTIN. */
  default Optional<Gtin> valid() {
    return this instanceof Valid(Gtin gtin) ? Optional.of(gtin) : Optional.empty();
  }

  record Valid(Gtin gtin) implements GtinResult {}

  record Invalid(Reason reason) implements GtinResult {}

  enum Reason {
    NOT_DIGITS,
    /** Zeros only, which have a right check digit. */
    PLACEHOLDER,
    LENGTH,
    CHECK_DIGIT
  }
}
