package io.supportcenter.registration.product;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the serial numbers out of a text that a till has written around them. */
public final class SerialText {
  private static final int MAX_LENGTH = 200;
  private static final Pattern LABEL =
      Pattern.compile("(?i)(?:IMEI ?[12]?|S/N|SN|Serial(?: ?(?:No\\.?|Number))?) ?: ?");
  private static final Pattern SEPARATOR = Pattern.compile("[/,;]| (?=IMEI)");

  private SerialText() {}

  /**
   * The IMEIs of a phone when the text is several of them; otherwise one text, as written without
   * its label.
   */
  public static List<String> read(String text) {
    if (text.length() > MAX_LENGTH) {
      return List.of(text);
    }
    String serial = withoutLabel(text);
    List<String> parts = SEPARATOR.splitAsStream(serial).map(SerialText::withoutLabel).toList();
    boolean areImeis = parts.size() > 1 && parts.stream().allMatch(SerialText::isImei);
    return areImeis ? parts : List.of(serial);
  }

  private static String withoutLabel(String text) {
    Matcher label = LABEL.matcher(text.strip());
    return label.lookingAt() ? text.strip().substring(label.end()).strip() : text.strip();
  }

  private static boolean isImei(String text) {
    return Imei.parse(text).filter(imei -> !imei.hasSoftwareVersion()).isPresent();
  }
}
