package io.supportcenter.registration.product;

import io.supportcenter.registration.product.DigitalLinkResult.Invalid;
import io.supportcenter.registration.product.DigitalLinkResult.Reason;
import io.supportcenter.registration.product.DigitalLinkResult.Valid;
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

  static DigitalLinkResult read(String text) {
    if (text.length() > MAX_LENGTH) {
      return new Invalid(Reason.TOO_LONG);
    }
    return path(text.strip())
        .map(DigitalLinkReader::readPath)
        .orElseGet(() -> new Invalid(Reason.NOT_A_WEB_ADDRESS));
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

  private static DigitalLinkResult readPath(String path) {
    List<String> segments = Arrays.asList(path.split("/", -1));
    int key = keyPosition(segments);
    if (key < 0) {
      return new Invalid(Reason.NO_GTIN);
    }
    String digits = segments.get(key + 1);
    if (digits.length() != 14) {
      return new Invalid(Reason.GTIN_NOT_14_DIGITS);
    }
    return switch (Gtin.parse(digits)) {
      case GtinResult.Valid(Gtin gtin) ->
          readQualifiers(gtin, withoutTrailingSlash(segments.subList(key + 2, segments.size())));
      case GtinResult.Invalid(GtinResult.Reason reason) ->
          new Invalid(
              reason == GtinResult.Reason.CHECK_DIGIT
                  ? Reason.CHECK_DIGIT
                  : Reason.GTIN_NOT_14_DIGITS);
    };
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

  private static DigitalLinkResult readQualifiers(Gtin gtin, List<String> segments) {
    Map<Qualifier, String> found = new EnumMap<>(Qualifier.class);
    Qualifier previous = null;
    for (int i = 0; i < segments.size(); i += 2) {
      Optional<Qualifier> qualifier = Qualifier.of(segments.get(i));
      if (qualifier.isEmpty()) {
        return new Invalid(Reason.UNKNOWN_QUALIFIER);
      }
      if (previous != null && qualifier.get().compareTo(previous) <= 0) {
        return new Invalid(Reason.QUALIFIER_ORDER);
      }
      String value = i + 1 < segments.size() ? decode(segments.get(i + 1)) : "";
      if (!SET_82_UP_TO_20.matcher(value).matches()) {
        return new Invalid(Reason.QUALIFIER_VALUE);
      }
      found.put(qualifier.get(), value);
      previous = qualifier.get();
    }
    return new Valid(
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
