package io.supportcenter.registration.product;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the path of a Digital Link: {@code .../01/gtin[/22/variant][/10/batch][/21/serial]}. */
final class DigitalLinkReader {

  private static final int MAX_LENGTH = 2_000;

  /** The company may put path segments of its own before the key, so the last one counts. */
  private static final Pattern KEY = Pattern.compile(".*/01/([0-9]{14})(/.*|)");

  /** The qualifiers of a trade item in the order in which they have to come. */
  private static final Pattern QUALIFIERS =
      Pattern.compile("(?:/22/([^/]+))?(?:/10/([^/]+))?(?:/21/([^/]+))?/?");

  private static final Pattern SET_82_UP_TO_20 =
      Pattern.compile("[!\"%&'()*+,\\-./0-9:;<=>?A-Z_a-z]{1,20}");

  private DigitalLinkReader() {}

  static Optional<DigitalLink> read(String text) {
    return text.length() > MAX_LENGTH
        ? Optional.empty()
        : path(text.strip()).flatMap(DigitalLinkReader::readPath);
  }

  /** The raw path, so that an encoded slash in a serial number does not part it. */
  private static Optional<String> path(String text) {
    try {
      URI uri = new URI(text);
      boolean isWeb =
          "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
      return isWeb && uri.getHost() != null ? Optional.of(uri.getRawPath()) : Optional.empty();
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  private static Optional<DigitalLink> readPath(String path) {
    Matcher key = KEY.matcher(path);
    return key.matches() && Gtin.parse(key.group(1)) instanceof GtinResult.Valid(Gtin gtin)
        ? readQualifiers(gtin, QUALIFIERS.matcher(key.group(2)))
        : Optional.empty();
  }

  private static Optional<DigitalLink> readQualifiers(Gtin gtin, Matcher path) {
    if (!path.matches()) {
      return Optional.empty();
    }
    DigitalLink link = new DigitalLink(gtin, value(path, 1), value(path, 2), value(path, 3));
    return Stream.of(link.variant(), link.batch(), link.serialNumber())
            .flatMap(Optional::stream)
            .allMatch(value -> SET_82_UP_TO_20.matcher(value).matches())
        ? Optional.of(link)
        : Optional.empty();
  }

  /** Percent-decoding of a path, in which a plus sign is a plus sign. */
  private static Optional<String> value(Matcher path, int group) {
    return Optional.ofNullable(path.group(group))
        .map(text -> URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8));
  }
}
