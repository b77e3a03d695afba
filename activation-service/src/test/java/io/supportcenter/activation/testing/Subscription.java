package io.supportcenter.activation.testing;

import java.util.List;
import java.util.Map;

/** A subscription as a user sends it. */
public record Subscription(String number, Map<String, String> credentials) {

  public Map<String, Object> body() {
    List<Map<String, String>> list =
        credentials.entrySet().stream()
            .map(c -> Map.of("name", c.getKey(), "value", c.getValue()))
            .toList();
    return Map.of("number", number, "credentials", list);
  }

  public Subscription with(Map<String, String> other) {
    return new Subscription(number, other);
  }
}
