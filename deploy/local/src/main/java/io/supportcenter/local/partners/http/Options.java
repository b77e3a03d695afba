package io.supportcenter.local.partners.http;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The command line of a simulator: {@code --port N --data FILE --token T [--latency-ms N]}.
 *
 * @param latencyMs added to every answer
 */
public record Options(int port, Path data, String token, int latencyMs) {

  private static final Set<String> NAMES = Set.of("--port", "--data", "--token", "--latency-ms");

  /**
   * Reads a command line.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  public static Options parse(String... args) {
    var values = values(args);
    var data = Path.of(required(values, "--data"));
    if (!Files.isReadable(data)) {
      throw new IllegalArgumentException("--data: cannot read " + data);
    }
    int port = number("--port", required(values, "--port"), 65_535);
    int latencyMs = number("--latency-ms", values.getOrDefault("--latency-ms", "0"), 60_000);
    return new Options(port, data, required(values, "--token"), latencyMs);
  }

  private static Map<String, String> values(String... args) {
    var values = new HashMap<String, String>();
    for (int i = 0; i < args.length; i += 2) {
      if (!NAMES.contains(args[i])) {
        throw new IllegalArgumentException("unknown option " + args[i]);
      }
      if (i + 1 == args.length) {
        throw new IllegalArgumentException(args[i] + " needs a value");
      }
      values.put(args[i], args[i + 1]);
    }
    return values;
  }

  private static String required(Map<String, String> values, String name) {
    var value = values.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }

  private static int number(String name, String text, int most) {
    if (text.matches("[0-9]{1,6}") && Integer.parseInt(text) <= most) {
      return Integer.parseInt(text);
    }
    throw new IllegalArgumentException(name + " must be between 0 and " + most + ", not " + text);
  }
}
