package io.supportcenter.smsactivation.code;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;

/** Turns what phones and people write into the characters that are printed on the card. */
final class Homoglyphs {

  private static final String WRITTEN = "OIL" + "АВЕЅКМНОРСТУХІЈ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";
  private static final String MEANT = "011" + "ABESKMH0PCTYX1J" + "ABEZH1KMN0PTYX";

  private Homoglyphs() {}

  /** Compatibility forms folded; upper case. */
  static String capitals(String text) {
    return Normalizer.normalize(text, Form.NFKC).toUpperCase(Locale.ROOT);
  }

  /** Other scripts' digits and look-alike letters of capitals folded. */
  static String fold(String capitals) {
    StringBuilder folded = new StringBuilder(capitals.length());
    capitals.codePoints().map(Homoglyphs::meant).forEach(folded::appendCodePoint);
    return folded.toString();
  }

  private static int meant(int character) {
    if (Character.getType(character) == Character.DECIMAL_DIGIT_NUMBER) {
      return '0' + Character.digit(character, 10);
    }
    int at = WRITTEN.indexOf(character);
    return at < 0 ? character : MEANT.charAt(at);
  }
}
