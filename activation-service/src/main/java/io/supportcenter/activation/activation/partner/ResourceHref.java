package io.supportcenter.activation.activation.partner;

import io.supportcenter.kit.values.Text;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A resource of a provider by its address, which may be absolute, end with a slash, or have a
 * query.
 *
 * @param collection such as {@code monitor}, in small letters; empty when the address has only an
 *     id
 */
record ResourceHref(String collection, String id) {

  private static final int ID_LENGTH_MAX = 255;

  /** Empty when there is no id in it. */
  static Optional<ResourceHref> of(String href) {
    List<String> segments =
        Arrays.stream(
                href.strip()
                    .replaceFirst("^[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*", "")
                    .replaceFirst("[?#].*", "")
                    .split("/"))
            .filter(segment -> !segment.isBlank())
            .toList();
    if (segments.isEmpty()) {
      return Optional.empty();
    }
    String collection =
        segments.size() < 2 ? "" : segments.get(segments.size() - 2).toLowerCase(Locale.ROOT);
    return decoded(segments.getLast())
        .filter(id -> Text.isFit(id, ID_LENGTH_MAX))
        .map(id -> new ResourceHref(collection, id));
  }

  boolean isService() {
    return collection.equals("service") || collection.equals("services");
  }

  private static Optional<String> decoded(String segment) {
    try {
      return Optional.of(URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
