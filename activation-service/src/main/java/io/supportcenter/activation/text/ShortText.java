package io.supportcenter.activation.text;

import java.util.regex.Pattern;

/** What a name or an id from outside may be: the database does not take every character. */
public final class ShortText {

  /** Neither control characters nor halves of a surrogate pair. */
  public static final String CHARACTERS = "[^\\p{Cc}\\p{Cs}]*";

  public static final String NO_CONTROL_CHARACTERS = "has no control characters";

  private static final Pattern FIT = Pattern.compile(CHARACTERS);

  private ShortText() {}

  /**
   * @throws IllegalArgumentException saying what is wrong with it, and not what it is
   */
  public static void check(String what, String value, int lengthMax) {
    if (value.isBlank() || value.length() > lengthMax) {
      throw new IllegalArgumentException(what + " has 1 to " + lengthMax + " characters");
    }
    if (!FIT.matcher(value).matches()) {
      throw new IllegalArgumentException(what + " " + NO_CONTROL_CHARACTERS);
    }
  }

  /** Whether it would do; null does not. */
  public static boolean isFit(String value, int lengthMax) {
    return value != null
        && !value.isBlank()
        && value.length() <= lengthMax
        && FIT.matcher(value).matches();
  }
}
