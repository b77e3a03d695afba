package io.supportcenter.smsactivation.sms.rest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The text of an SMS in a query of Kannel's: percent-encoded bytes in the charset that Kannel names
 * (%C, %c). Bytes that mean nothing in it become U+FFFD, since Kannel would repeat a message that
 * was refused.
 */
final class KannelText {

  private static final int HEX = 16;

  /** Kannel's coding of UCS-2 messages. */
  private static final int UCS2 = 2;

  private KannelText() {}

  /**
   * @param query as it was sent
   * @param name of the parameter
   * @return empty when there is no such parameter
   */
  static Optional<String> read(String query, String name, Charset charset) {
    return Arrays.stream(query.split("&"))
        .map(parameter -> parameter.split("=", 2))
        .filter(parts -> parts.length == 2 && parts[0].equals(name))
        .map(parts -> withoutNul(new String(bytes(parts[1]), charset)))
        .findFirst();
  }

  /**
   * The charset that Kannel names; without a name, that of the coding, else UTF-8.
   *
   * @param name %C; GSM for what Kannel has converted to UTF-8, 8-BIT for what has no charset
   * @param coding %c
   * @return empty for a charset that is not known here
   */
  static Optional<Charset> charset(String name, Integer coding) {
    if (name == null || name.isBlank()) {
      return Optional.of(
          coding != null && coding == UCS2 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8);
    }
    return switch (name.strip().toUpperCase(Locale.ROOT)) {
      case "GSM" -> Optional.of(StandardCharsets.UTF_8);
      case "UCS-2", "UCS2" -> Optional.of(StandardCharsets.UTF_16BE);
      case "BINARY", "8-BIT" -> Optional.of(StandardCharsets.ISO_8859_1);
      default -> named(name.strip());
    };
  }

  private static Optional<Charset> named(String name) {
    try {
      return Optional.of(Charset.forName(name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
      return Optional.empty();
    }
  }

  /** No text has one, and the database refuses it. */
  private static String withoutNul(String text) {
    return text.replace("\u0000", "");
  }

  private static byte[] bytes(String encoded) {
    byte[] raw = encoded.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length);
    for (int i = 0; i < raw.length; i++) {
      switch (raw[i]) {
        case '+' -> bytes.write(' ');
        case '%' -> {
          bytes.write(Character.digit(raw[i + 1], HEX) * HEX + Character.digit(raw[i + 2], HEX));
          i += 2;
        }
        default -> bytes.write(raw[i]);
      }
    }
    return bytes.toByteArray();
  }
}
