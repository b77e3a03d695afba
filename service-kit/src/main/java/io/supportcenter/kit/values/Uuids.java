package io.supportcenter.kit.values;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** UUIDs as texts (RFC 9562, section 4): letter case does not matter, all hyphens are needed. */
public final class Uuids {

  private static final Pattern FORM =
      Pattern.compile("[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}");

  private static final Pattern SEGMENT = Pattern.compile("(?<=/)" + FORM + "(?=/|$)");

  private Uuids() {}

  /** Empty when the text is not a UUID; the JDK's own reader takes 1-1-1-1-1 for one. */
  public static Optional<UUID> read(String text) {
    String stripped = text.strip();
    return FORM.matcher(stripped).matches()
        ? Optional.of(UUID.fromString(stripped))
        : Optional.empty();
  }

  /**
   * An id that may be a UUID, so that the same id is the same text: without white space around it,
   * and a UUID in small letters. Other ids keep their letters.
   */
  public static String canonical(String id) {
    String stripped = id.strip();
    return FORM.matcher(stripped).matches() ? stripped.toLowerCase(Locale.ROOT) : stripped;
  }

  /** The same for every UUID that is a segment of a path. */
  public static String canonicalInPath(String path) {
    return SEGMENT.matcher(path).replaceAll(found -> found.group().toLowerCase(Locale.ROOT));
  }
}
