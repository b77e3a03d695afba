package io.supportcenter.kit.testing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * For callers who ask as fast as they can. The benchmark, which has no class of the kit itself,
 * uses it too.
 */
public final class RaisedLimits {

  private static final String MANY = "1000000";

  /** The labels of RateClass. */
  static final List<String> CLASSES = List.of("reads", "commands", "intake", "payments", "frames");

  private RaisedLimits() {}

  public static Map<String, String> properties() {
    return CLASSES.stream()
        .map(rateClass -> "support-center.rates." + rateClass)
        .flatMap(rate -> Stream.of(rate + ".per-second", rate + ".burst"))
        .collect(Collectors.toMap(name -> name, _ -> MANY));
  }

  /** The same as environment variables. */
  public static Map<String, String> environment() {
    return properties().entrySet().stream()
        .collect(
            Collectors.toMap(
                limit -> limit.getKey().toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "_"),
                Map.Entry::getValue));
  }
}
