package io.supportcenter.smsactivation.code;

import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * The characters of an identifier whose last one checks the others (ISO/IEC 7064, hybrid system MOD
 * n+1,n): one wrong character is always noticed.
 */
public final class Iso7064 {

  /** MOD 11,10. */
  public static final Iso7064 DIGITS = new Iso7064("0123456789");

  /** MOD 33,32. Without I, L, O and U, which people take for 1, 1, 0 and V. */
  public static final Iso7064 LETTERS_AND_DIGITS = new Iso7064("0123456789ABCDEFGHJKMNPQRSTVWXYZ");

  private final String characters;

  /**
   * @param characters an even number of them: only then does the system notice every wrong one
   */
  private Iso7064(String characters) {
    this.characters = characters;
  }

  public int size() {
    return characters.length();
  }

  public boolean contains(int character) {
    return characters.indexOf(character) >= 0;
  }

  /** True when all characters are of this alphabet and the last one checks the others. */
  public boolean isChecked(String text) {
    return text.length() > 1
        && text.chars().allMatch(this::contains)
        && check(text.substring(0, text.length() - 1)) == text.charAt(text.length() - 1);
  }

  /** A random text of that length, its last character checking the others. */
  public String random(RandomGenerator random, int length) {
    String payload =
        random
            .ints(length - 1L, 0, size())
            .mapToObj(i -> String.valueOf(characters.charAt(i)))
            .collect(Collectors.joining());
    return payload + check(payload);
  }

  private char check(String payload) {
    int size = size();
    int product = size;
    for (int i = 0; i < payload.length(); i++) {
      int sum = (product + characters.indexOf(payload.charAt(i))) % size;
      product = 2 * (sum == 0 ? size : sum) % (size + 1);
    }
    return characters.charAt((size + 1 - product) % size);
  }
}
