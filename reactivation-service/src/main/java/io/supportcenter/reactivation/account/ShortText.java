package io.supportcenter.reactivation.account;

/** Ids and references that others gave: short, never blank, and without control characters. */
public final class ShortText {
  public static final int LONGEST = 64;

  /** The same for the bodies of requests, so that the field is named. */
  public static final String PATTERN = "\\P{Cc}*[^\\s\\p{Cc}]\\P{Cc}*";

  public static final String PATTERN_MESSAGE = "is not blank and has no control characters";

  private ShortText() {}

  public static void require(String what, String value) {
    if (value.isBlank() || value.length() > LONGEST) {
      throw new IllegalArgumentException(what + " has 1 to " + LONGEST + " characters");
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(what + " has no control characters");
    }
  }
}
