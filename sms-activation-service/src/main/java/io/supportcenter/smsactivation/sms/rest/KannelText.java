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
 * The text of an SMS of Kannel's: bytes in the charset that Kannel names (%C, %c), percent-encoded
 * in a query. Bytes that mean nothing in it become U+FFFD, since Kannel would repeat a message that
 * was refused.
 */
final class KannelText {

  private static final int HEX = 16;

  /** Kannel's coding of UCS-2 messages. */
  private static final String UCS2 = "2";

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
   * @param body null when it is empty
   */
  static String read(byte[] body, Charset charset) {
    return body == null ? "" : withoutNul(new String(body, charset));
  }

  /**
   * The charset that Kannel names; without a name that is known here, that of the coding, else
   * UTF-8. Nobody is helped when an SMS is refused for its charset: Kannel would only repeat it.
   *
   * @param name %C; GSM for what Kannel has converted to UTF-8, 8-BIT for what has no charset
   * @param coding %c
   */
  static Charset charset(String name, String coding) {
    String given = name == null ? "" : name.strip();
    return switch (given.toUpperCase(Locale.ROOT)) {
      case "GSM" -> StandardCharsets.UTF_8;
      case "UCS-2", "UCS2" -> StandardCharsets.UTF_16BE;
      case "BINARY", "8-BIT" -> StandardCharsets.ISO_8859_1;
      default ->
          named(given)
              .orElse(UCS2.equals(coding) ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8);
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
