package io.supportcenter.activation.provider;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A provider's error codes that have a meaning to us, besides those of our contract. Letter case
 * does not count.
 */
public record ErrorCodes(Map<String, CodeMeaning> meanings) {

  public ErrorCodes {
    Map<String, CodeMeaning> byCode = new TreeMap<>();
    meanings.forEach((code, meaning) -> byCode.put(key(code), meaning));
    meanings = Map.copyOf(byCode);
  }

  /** Empty for a code that means nothing to us. */
  public Optional<CodeMeaning> meaning(String code) {
    return Optional.ofNullable(meanings.get(key(code)))
        .or(() ->
            Arrays.stream(CodeMeaning.values())
                .filter(m -> m.name().equals(key(code)))
                .findFirst());
  }

  /** A code as it is compared. */
  public static String key(String code) {
    return code.strip().toUpperCase(Locale.ROOT);
  }
}
