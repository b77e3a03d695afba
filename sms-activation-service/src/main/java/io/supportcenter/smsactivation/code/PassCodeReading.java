package io.supportcenter.smsactivation.code;

/** What a text says about a pass code. */
public sealed interface PassCodeReading {

  record Read(PassCode code) implements PassCodeReading {}

  /** It has the length of a pass code, but its check character is wrong. */
  record Mistyped() implements PassCodeReading {}

  /** No pass code, or more than one. */
  record None() implements PassCodeReading {}
}
