package io.supportcenter.kit.values;

import java.text.Normalizer;
import java.util.Locale;

/**
 * What a text from outside may be: one line without control characters (Unicode category Cc) and
 * without halves of a surrogate pair, which the database and UTF-8 refuse. Lengths are in UTF-16
 * units.
 *
 * @see PlainText the same rule for the bodies and paths of requests
 */
public final class Text {

  private Text() {}

  /**
   * The text, when it is plain, has at least one character that is not white space, and is not too
   * long.
   *
   * @param what names it in the exception, which does not show the text itself
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static String require(String what, String text, int lengthMax) {
    if (text.isBlank()) {
      throw new InvalidValue(
          CommonRefusal.BLANK, what + " must have 1 to " + lengthMax + " characters");
    }
    if (text.length() > lengthMax) {
      throw new InvalidValue(
          CommonRefusal.TOO_LONG, what + " must have 1 to " + lengthMax + " characters");
    }
    return requireAtMost(what, text, lengthMax);
  }

  /**
   * The text, when it is plain and not too long; it may be blank.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static String requireAtMost(String what, String text, int lengthMax) {
    if (text.length() > lengthMax) {
      throw new InvalidValue(
          CommonRefusal.TOO_LONG, what + " must have at most " + lengthMax + " characters");
    }
    if (!isPlain(text)) {
      throw new InvalidValue(
          CommonRefusal.CHARACTERS, what + " must not contain control characters");
    }
    return text;
  }

  /** Whether {@link #require} would accept it; null is refused. */
  public static boolean isFit(String text, int lengthMax) {
    return text != null && text.length() <= lengthMax && !text.isBlank() && isPlain(text);
  }

  /** Whether it has no control characters and no halves of a surrogate pair. */
  public static boolean isPlain(CharSequence text) {
    return text.codePoints().noneMatch(Text::isRefused);
  }

  /** The same for a text of several lines: tabs and line ends are accepted. */
  public static boolean isPlainLines(CharSequence text) {
    return text.codePoints().noneMatch(c -> isRefused(c) && c != '\t' && c != '\n' && c != '\r');
  }

  /**
   * What can be stored of any text: its beginning, with a question mark for each character that is
   * refused.
   */
  public static String storable(String text, int lengthMax) {
    StringBuilder kept = new StringBuilder(Math.min(text.length(), lengthMax));
    text.substring(0, Math.min(text.length(), lengthMax))
        .codePoints()
        .forEach(c -> kept.appendCodePoint(isRefused(c) ? '?' : c));
    return kept.toString();
  }

  /**
   * A code of a standard that has capital letters, such as a currency, a country, an airport or a
   * booking code: in NFC, in capitals, without white space around it.
   */
  public static String code(String text) {
    return stripped(nfc(text)).toUpperCase(Locale.ROOT);
  }

  /**
   * The text without white space around it, also of the kinds that {@link String#strip} leaves:
   * no-break spaces, and characters without a width.
   */
  public static String stripped(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isGap(text.charAt(from))) {
      from++;
    }
    while (from < to && isGap(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  /** A text that is compared: the same characters are the same text, however they are composed. */
  public static String nfc(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  private static boolean isGap(char character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || Character.getType(character) == Character.FORMAT;
  }

  private static boolean isRefused(int codePoint) {
    return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
  }
}
