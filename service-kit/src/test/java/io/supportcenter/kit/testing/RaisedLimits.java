package io.supportcenter.kit.testing;

import io.supportcenter.kit.rest.RateClass;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** For callers who ask as fast as they can. */
public final class RaisedLimits {

  private static final String MANY = "1000000";

  private RaisedLimits() {}

  public static Map<String, String> properties() {
    return Arrays.stream(RateClass.values())
        .map(rateClass -> "support-center.rates." + rateClass.name().toLowerCase(Locale.ROOT))
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
