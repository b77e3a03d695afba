package io.supportcenter.reactivation.scorecard;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The attributes of one account at one time: every name has a value. */
public record Attributes(Map<AttributeName, AttributeValue> values) {
  public Attributes {
    if (!values.keySet().equals(Set.of(AttributeName.values()))) {
      throw new IllegalArgumentException("every attribute needs a value, if only a missing one");
    }
    Set<AttributeName> wrong =
        values.entrySet().stream()
            .filter(e -> !fits(e.getKey(), e.getValue()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException("values of the wrong kind: " + wrong);
    }
    values = Map.copyOf(new EnumMap<>(values));
  }

  public AttributeValue get(AttributeName name) {
    return values.get(name);
  }

  private static boolean fits(AttributeName name, AttributeValue value) {
    return switch (value) {
      case AttributeValue.Number _ -> !name.isCategory();
      case AttributeValue.Category(String category) -> name.categories().contains(category);
      case AttributeValue.Missing _ -> true;
    };
  }
}
