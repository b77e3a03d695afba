package io.supportcenter.kit.rest;

import io.supportcenter.kit.values.Text;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a path or a query says: percent-encoded UTF-8 (RFC 3986, section 2.5) without control
 * characters. The frameworks behind it decode without looking.
 */
final class RequestTarget {

  private static final int HEX = 16;

  private RequestTarget() {}

  /** Whether it can be taken for a text. */
  static boolean isPlain(String encoded) {
    return decode(encoded).filter(Text::isPlain).isPresent();
  }

  /** Whether each percent sign is followed by two hexadecimal digits. */
  static boolean isEncoded(String encoded) {
    return bytes(encoded).isPresent();
  }

  /** The name of the first parameter that is not plain; the query itself when none can be named. */
  static Optional<String> wrongParameter(String query) {
    for (String parameter : query.split("&", -1)) {
      if (!isPlain(parameter)) {
        String name = parameter.split("=", 2)[0];
        return Optional.of(isPlain(name) && !name.isBlank() ? decode(name).orElseThrow() : "query");
      }
    }
    return Optional.empty();
  }

  private static Optional<String> decode(String encoded) {
    return bytes(encoded)
        .flatMap(bytes -> {
          try {
            return Optional.of(
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
          } catch (CharacterCodingException _) {
            return Optional.empty();
          }
        });
  }

  private static Optional<byte[]> bytes(String encoded) {
    byte[] raw = encoded.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length);
    for (int i = 0; i < raw.length; i++) {
      if (raw[i] != '%') {
        bytes.write(raw[i]);
        continue;
      }
      if (i + 2 >= raw.length || digit(raw[i + 1]) < 0 || digit(raw[i + 2]) < 0) {
        return Optional.empty();
      }
      bytes.write(digit(raw[i + 1]) * HEX + digit(raw[i + 2]));
      i += 2;
    }
    return Optional.of(bytes.toByteArray());
  }

  private static int digit(byte character) {
    return Character.digit(character, HEX);
  }
}
