package io.supportcenter.proactive;

/** What texts from outside may hold; PostgreSQL keeps no U+0000. */
public final class Texts {

  /** Anything but control characters; tabs and line ends are none. */
  public static final String PRINTABLE = "[^\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F]*";

  public static final String PRINTABLE_MESSAGE = "has no control characters";

  private Texts() {}

  public static boolean isPrintable(String text) {
    return text.chars().noneMatch(c -> Character.isISOControl(c) && "\t\n\r".indexOf(c) < 0);
  }
}
