package io.supportcenter.local;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Command-line arguments of the form {@code --name value}, {@code --name=value} and, for the names
 * given as flags, {@code --name} alone. An option may be repeated.
 */
public final class Arguments {

  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private final Set<String> flags = new HashSet<>();

  private Arguments() {}

  /**
   * @throws IllegalArgumentException with a message for the user when an option is not one of those
   *     known, or lacks its value
   */
  public static Arguments parse(String[] args, Set<String> options, Set<String> flags) {
    Arguments parsed = new Arguments();
    for (int i = 0; i < args.length; i++) {
      String[] parts = args[i].split("=", 2);
      String name = parts[0].startsWith("--") ? parts[0].substring(2) : "";
      if (flags.contains(name) && parts.length == 1) {
        parsed.flags.add(name);
      } else if (!options.contains(name)) {
        throw new IllegalArgumentException("unknown option: " + args[i]);
      } else if (parts.length == 2) {
        parsed.add(name, parts[1]);
      } else if (i + 1 < args.length) {
        parsed.add(name, args[++i]);
      } else {
        throw new IllegalArgumentException("option without a value: " + args[i]);
      }
    }
    return parsed;
  }

  private void add(String name, String value) {
    values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
  }

  public boolean has(String flag) {
    return flags.contains(flag);
  }

  /** The last value given. */
  public Optional<String> value(String option) {
    return Optional.ofNullable(values.get(option)).map(List::getLast);
  }

  public String required(String option) {
    return value(option)
        .orElseThrow(() -> new IllegalArgumentException("option missing: --" + option));
  }

  public List<String> all(String option) {
    return values.getOrDefault(option, List.of());
  }
}
