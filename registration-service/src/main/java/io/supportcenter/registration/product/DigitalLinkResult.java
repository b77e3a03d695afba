package io.supportcenter.registration.product;

/** What a scanned text that should be a GS1 Digital Link turned out to be. */
public sealed interface DigitalLinkResult {
  record Valid(DigitalLink link) implements DigitalLinkResult {}

  record Invalid(Reason reason) implements DigitalLinkResult {}

  enum Reason {
    TOO_LONG,
    NOT_A_WEB_ADDRESS,
    NO_GTIN,
    GTIN_NOT_14_DIGITS,
    CHECK_DIGIT,
    UNKNOWN_QUALIFIER,
    QUALIFIER_ORDER,
    QUALIFIER_VALUE
  }
}
