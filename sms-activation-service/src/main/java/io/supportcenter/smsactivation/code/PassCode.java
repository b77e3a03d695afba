package io.supportcenter.smsactivation.code;

import io.supportcenter.kit.values.KeyedHash;
import io.supportcenter.kit.values.KeyedHasher;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The secret on a card that activates its account: 12 letters and digits, the last one a check
 * character, at least one a letter, so that it is never an account identifier. One that is issued
 * has a digit as well, so that it is never read as words.
 *
 * @param canonical upper case, without separators
 */
public record PassCode(String canonical) {

  public static final int LENGTH = 12;

  /** Distinguishes its hashes from those of other things. */
  private static final String KIND = "PASS_CODE";

  /** Characters of a group, as printed. */
  static final int GROUP = 4;

  private static final Iso7064 ALPHABET = Iso7064.LETTERS_AND_DIGITS;

  /** How many codes there could be; a guess hits one of the live ones among them. */
  public static final double SPACE = Math.pow(ALPHABET.size(), LENGTH - 1.0);

  public PassCode {
    if (!isPassCode(canonical)) {
      throw new IllegalArgumentException("not a pass code");
    }
  }

  static boolean isPassCode(String text) {
    return text.length() == LENGTH && hasLetter(text) && ALPHABET.isChecked(text);
  }

  /**
   * @param random must be cryptographically strong
   */
  public static PassCode random(RandomGenerator random) {
    String text;
    do {
      text = ALPHABET.random(random, LENGTH);
    } while (!hasLetter(text) || !hasDigit(text));
    return new PassCode(text);
  }

  private static boolean hasLetter(String text) {
    return text.chars().anyMatch(Character::isLetter);
  }

  private static boolean hasDigit(String text) {
    return text.chars().anyMatch(Character::isDigit);
  }

  /** The hash under which a newly issued code is stored. */
  public KeyedHash toStore(KeyedHasher hasher) {
    return hasher.toStore(KIND, canonical);
  }

  /** The hashes under which a code may have been stored, one for each live pepper. */
  public List<KeyedHash> toFind(KeyedHasher hasher) {
    return hasher.toFind(KIND, canonical);
  }

  /** In groups, as it is printed on the card. */
  public String printed() {
    return canonical.substring(0, GROUP)
        + "-"
        + canonical.substring(GROUP, 2 * GROUP)
        + "-"
        + canonical.substring(2 * GROUP);
  }

  /** Never the code itself: this ends up in logs. */
  @Override
  public String toString() {
    return "PassCode[]";
  }
}
