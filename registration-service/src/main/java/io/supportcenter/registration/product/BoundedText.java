package io.supportcenter.registration.product;

import java.util.regex.Pattern;

/**
 * A text that a regular expression may look at only so often. Patterns come from partners, and some
 * patterns need exponential time on short texts.
 */
final class BoundedText implements CharSequence {
  private static final int MAX_LOOKS = 100_000;

  private final String text;
  private int looks;

  private BoundedText(String text) {
    this.text = text;
  }

  /** Whether the whole text matches; a pattern that needs too many steps does not match. */
  static boolean matches(Pattern pattern, String text) {
    try {
      return pattern.matcher(new BoundedText(text)).matches();
    } catch (TooManyLooks | StackOverflowError _) {
      return false;
    }
  }

  @Override
  public char charAt(int index) {
    looks++;
    if (looks > MAX_LOOKS) {
      throw new TooManyLooks();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text;
  }

  private static final class TooManyLooks extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
