package io.supportcenter.registration.product;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads the path of a Digital Link: {@code .../01/gtin[/22/variant][/10/batch][/21/serial]}. */
final class DigitalLinkReader {
  private static final int MAX_LENGTH = 2_000;
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final Pattern SET_82_UP_TO_20 =
      Pattern.compile("[!\"%&'()*+,\\-./0-9:;<=>?A-Z_a-z]{1,20}");

  /** The qualifiers of a trade item in the order in which they have to come. */
  private enum Qualifier {
    VARIANT("22"),
    BATCH("10"),
    SERIAL("21");

    private final String identifier;

    Qualifier(String identifier) {
      this.identifier = identifier;
    }

    static Optional<Qualifier> of(String identifier) {
      return Arrays.stream(values()).filter(q -> q.identifier.equals(identifier)).findFirst();
    }
  }

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
    List<String> segments = Arrays.asList(path.split("/", -1));
    int key = keyPosition(segments);
    return key >= 0
            && segments.get(key + 1).length() == 14
            && Gtin.parse(segments.get(key + 1)) instanceof GtinResult.Valid(Gtin gtin)
        ? readQualifiers(gtin, withoutTrailingSlash(segments.subList(key + 2, segments.size())))
        : Optional.empty();
  }

  /** The company may put path segments of its own before the key. */
  private static int keyPosition(List<String> segments) {
    return IntStream.range(0, segments.size() - 1)
        .filter(i -> segments.get(i).equals("01") && DIGITS.matcher(segments.get(i + 1)).matches())
        .findFirst()
        .orElse(-1);
  }

  private static List<String> withoutTrailingSlash(List<String> segments) {
    return !segments.isEmpty() && segments.getLast().isEmpty()
        ? segments.subList(0, segments.size() - 1)
        : segments;
  }

  private static Optional<DigitalLink> readQualifiers(Gtin gtin, List<String> segments) {
    Map<Qualifier, String> found = new EnumMap<>(Qualifier.class);
    for (int i = 0; i < segments.size(); i += 2) {
      Optional<Qualifier> qualifier = Qualifier.of(segments.get(i));
      String value = i + 1 < segments.size() ? decode(segments.get(i + 1)) : "";
      boolean isNext =
          qualifier
              .filter(q -> found.keySet().stream().allMatch(before -> q.compareTo(before) > 0))
              .isPresent();
      if (!isNext || !SET_82_UP_TO_20.matcher(value).matches()) {
        return Optional.empty();
      }
      found.put(qualifier.get(), value);
    }
    return Optional.of(
        new DigitalLink(
            gtin,
            Optional.ofNullable(found.get(Qualifier.VARIANT)),
            Optional.ofNullable(found.get(Qualifier.BATCH)),
            Optional.ofNullable(found.get(Qualifier.SERIAL))));
  }

  /** Percent-decoding of a path, in which a plus sign is a plus sign. */
  private static String decode(String segment) {
    return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
