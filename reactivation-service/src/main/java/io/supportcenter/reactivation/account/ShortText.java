package io.supportcenter.reactivation.account;

/** Ids and references that others gave: short, and never blank. */
public final class ShortText {
  public static final int LONGEST = 64;

  private ShortText() {}

  public static void require(String what, String value) {
    if (value.isBlank() || value.length() > LONGEST) {
      throw new IllegalArgumentException(what + " has 1 to " + LONGEST + " characters");
    }
  }
}
