package io.supportcenter.activation.activation.partner;

import java.util.Locale;

/** Names in providers' answers, whose writing differs: {@code InProgress}, {@code in_progress}. */
final class Words {

  private Words() {}

  /** The letters, as small ones; empty for null. */
  static String of(String name) {
    return name == null ? "" : name.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
  }
}
