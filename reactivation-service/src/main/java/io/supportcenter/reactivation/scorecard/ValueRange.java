package io.supportcenter.reactivation.scorecard;

import java.util.Optional;
import java.util.Set;

/** The values that one line of a criterion covers. */
public sealed interface ValueRange {
  boolean contains(AttributeValue value);

  /**
   * @param from the lowest number in it; empty for no lower end
   * @param below the lowest number above it; empty for no upper end
   */
  record Interval(Optional<Long> from, Optional<Long> below) implements ValueRange {
    public Interval {
      if (from.isPresent() && below.isPresent() && from.get() >= below.get()) {
        throw new IllegalArgumentException("from must be less than below");
      }
    }

    @Override
    public boolean contains(AttributeValue value) {
      return value instanceof AttributeValue.Number(long number)
          && from.orElse(Long.MIN_VALUE) <= number
          && (below.isEmpty() || number < below.get());
    }
  }

  record OneOf(Set<String> names) implements ValueRange {
    public OneOf {
      names = Set.copyOf(names);
    }

    @Override
    public boolean contains(AttributeValue value) {
      return value instanceof AttributeValue.Category(String name) && names.contains(name);
    }
  }

  record NoValue() implements ValueRange {
    @Override
    public boolean contains(AttributeValue value) {
      return value instanceof AttributeValue.Missing;
    }
  }
}
