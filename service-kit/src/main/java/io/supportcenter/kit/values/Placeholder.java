package io.supportcenter.kit.values;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Texts that systems write where they have no value. A serial number, a booking code, an e-mail
 * address, a phone number or a customer's number that is one of them is missing: taken for a value,
 * it would make one of all things that lack it.
 */
public final class Placeholder {

  /** Without the characters between letters and digits. */
  private static final Set<String> WORDS =
      Set.of(
          "NA",
          "NONE",
          "NULL",
          "NIL",
          "UNKNOWN",
          "UNDEFINED",
          "UNSPECIFIED",
          "NOTAVAILABLE",
          "NOTAPPLICABLE",
          "NOTSPECIFIED",
          "NOTKNOWN",
          "NOTPROVIDED",
          "NOSERIAL",
          "NOSERIALNUMBER",
          "NOSN",
          "NOEMAIL",
          "NOMAIL",
          "NOPHONE",
          "NOREPLY",
          "TBA",
          "TBD",
          "TBC",
          "EMPTY",
          "BLANK",
          "MISSING",
          "SN",
          "SERIAL",
          "SERIALNUMBER",
          "SYSTEMSERIALNUMBER",
          "DEFAULTSTRING",
          "TOBEFILLEDBYOEM");

  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern ZEROS = Pattern.compile("0+");

  private Placeholder() {}

  /** The text without white space around it; empty when it is null, blank or a placeholder. */
  public static Optional<String> value(String text) {
    return Optional.ofNullable(text).map(String::strip).filter(stripped -> !isOne(stripped));
  }

  /**
   * Whether it says nothing: no letter and no digit ("-", "?"), zeros only ("0000", "00-00"), or a
   * word for that ("N/A", "unknown"); of an e-mail address, its local part.
   */
  public static boolean isOne(String text) {
    int at = text.indexOf('@');
    String bare =
        BETWEEN
            .matcher(at < 0 ? text : text.substring(0, at))
            .replaceAll("")
            .toUpperCase(Locale.ROOT);
    return bare.isEmpty() || ZEROS.matcher(bare).matches() || WORDS.contains(bare);
  }
}
