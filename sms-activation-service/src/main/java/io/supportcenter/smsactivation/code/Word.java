package io.supportcenter.smsactivation.code;

import java.util.ArrayList;
import java.util.List;

/**
 * Letters and digits that nothing parts.
 *
 * @param typed in capitals, as the person wrote them
 * @param folded with look-alikes as on the card
 * @param joined by a hyphen to the word before
 */
record Word(String typed, String folded, boolean joined) {

  private static final int MINUS = 0x2212;

  private Word(String typed, boolean joined) {
    this(typed, Homoglyphs.fold(typed), joined);
  }

  /** Of a text, in order. Accents, control characters and what has no width part no words. */
  static List<Word> of(String text) {
    List<Word> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    StringBuilder between = new StringBuilder("^");
    Homoglyphs.capitals(text)
        .codePoints()
        .filter(c -> !isNothing(c))
        .forEach(c -> {
          if (Character.isLetterOrDigit(c)) {
            word.appendCodePoint(c);
            return;
          }
          if (!word.isEmpty()) {
            words.add(new Word(word.toString(), isHyphen(between)));
            word.setLength(0);
            between.setLength(0);
          }
          between.appendCodePoint(c);
        });
    if (!word.isEmpty()) {
      words.add(new Word(word.toString(), isHyphen(between)));
    }
    return words;
  }

  int length() {
    return folded.length();
  }

  boolean hasDigit() {
    return typed.codePoints().anyMatch(Character::isDigit);
  }

  boolean hasLetter() {
    return typed.codePoints().anyMatch(Character::isLetter);
  }

  /** As most groups of a pass code have it, and few words of a language. */
  boolean isMixed() {
    return hasDigit() && hasLetter();
  }

  private static boolean isNothing(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.FORMAT ->
          true;
      case Character.CONTROL -> !Character.isWhitespace(character);
      default -> false;
    };
  }

  private static boolean isHyphen(CharSequence between) {
    return between.length() == 1
        && (Character.getType(between.charAt(0)) == Character.DASH_PUNCTUATION
            || between.charAt(0) == MINUS);
  }
}
