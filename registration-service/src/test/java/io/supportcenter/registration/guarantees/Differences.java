package io.supportcenter.registration.guarantees;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where counts differ from what they must be. */
final class Differences {

  private Differences() {}

  static <K> List<String> between(
      Map<K, Long> expected, Map<K, Long> found, String what, Function<K, String> name) {
    Set<String> offences =
        Stream.concat(expected.keySet().stream(), found.keySet().stream())
            .filter(key -> !expected.getOrDefault(key, 0L).equals(found.getOrDefault(key, 0L)))
            .map(key ->
                "%s%s: %d, not %d"
                    .formatted(
                        what,
                        name.apply(key),
                        found.getOrDefault(key, 0L),
                        expected.getOrDefault(key, 0L)))
            .collect(Collectors.toCollection(TreeSet::new));
    return List.copyOf(offences);
  }
}
