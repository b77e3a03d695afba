package io.supportcenter.kit.values;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A text that is only shown: a description, a title. It is shortened and put on one line; it is
 * never a reason to refuse what it decorates.
 */
public final class DecorativeText {

  /** White space, control characters, and halves of a surrogate pair. */
  private static final Pattern GAP = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cs}]+");

  private DecorativeText() {}

  /**
   * The text on one line, in Unicode's form NFC, cut at the limit.
   *
   * @param text may be null
   * @param lengthMax in UTF-16 units, at least 1; no character is cut in half
   * @return empty when there is nothing to show
   */
  public static Optional<String> of(String text, int lengthMax) {
    if (text == null) {
      return Optional.empty();
    }
    String line = GAP.matcher(Normalizer.normalize(text, Form.NFC)).replaceAll(" ").strip();
    return Optional.of(cut(line, lengthMax).strip()).filter(shown -> !shown.isEmpty());
  }

  private static String cut(String line, int lengthMax) {
    if (line.length() <= lengthMax) {
      return line;
    }
    boolean halved = Character.isHighSurrogate(line.charAt(lengthMax - 1));
    return line.substring(0, halved ? lengthMax - 1 : lengthMax);
  }
}
