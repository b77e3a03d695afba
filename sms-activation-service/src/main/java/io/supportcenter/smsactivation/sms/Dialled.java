package io.supportcenter.smsactivation.sms;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/** A number as a gateway or a person writes it, without what only makes it easier to read. */
final class Dialled {

  private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z}\\p{Pd}\\p{Cf}()./]+");
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{3,18}");
  private static final String ABROAD = "00";

  private Dialled() {}

  /** Digits, with + before them when they begin with a country code; empty when it is not that. */
  static Optional<String> read(String text) {
    String bare = BETWEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
    return Optional.of(bare.startsWith(ABROAD) ? "+" + bare.substring(ABROAD.length()) : bare)
        .filter(number -> NUMBER.matcher(number).matches());
  }
}
