package io.supportcenter.registration.reservation;

/** A text from a vendor or retailer, as it may be stored and shown. */
public final class PlainText {
  private static final int LENGTH_MAX = 200;

  private PlainText() {}

  /**
   * @param field named when it is wrong
   * @throws IllegalArgumentException when it is too long or has control characters
   */
  public static String require(String field, String text) {
    if (text.length() > LENGTH_MAX) {
      throw new IllegalArgumentException(field + " is longer than " + LENGTH_MAX);
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(field + " has control characters");
    }
    return text;
  }
}
