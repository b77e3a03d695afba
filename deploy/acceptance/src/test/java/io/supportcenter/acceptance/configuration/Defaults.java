package io.supportcenter.acceptance.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a file of properties sets, in its order, and the comments directly above.
 *
 * @param values by property
 * @param comments by property; those that stand under no comment have none
 */
record Defaults(Map<String, String> values, Map<String, String> comments) {

  static Defaults read(Path file) {
    Map<String, String> values = new LinkedHashMap<>();
    Map<String, String> comments = new LinkedHashMap<>();
    List<String> above = new ArrayList<>();
    for (String line : lines(file)) {
      int equals = line.indexOf('=');
      if (line.startsWith("# ---")) {
        above.clear(); // a chapter
      } else if (line.startsWith("#")) {
        above.add(line.substring(1).strip());
      } else if (equals > 0) {
        String name = line.substring(0, equals).strip();
        values.put(name, line.substring(equals + 1).strip());
        if (!above.isEmpty()) {
          comments.put(name, String.join(" ", above));
        }
        above.clear();
      } else {
        above.clear();
      }
    }
    return new Defaults(values, comments);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
