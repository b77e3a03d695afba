package io.supportcenter.smsactivation.code;

/** What a text says about a pass code. */
public sealed interface PassCodeReading {

  record Read(PassCode code) implements PassCodeReading {}

  /**
   * It looks like a pass code, but its check character is wrong, or one character too many or few.
   */
  record Mistyped() implements PassCodeReading {}

  /** More than one. */
  record Several() implements PassCodeReading {}

  /** No pass code, or what could be read as one or as another. */
  record None() implements PassCodeReading {}
}
