package io.supportcenter.smsactivation.budget;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * How much of what may happen within a time that rolls.
 *
 * @param window how long something counts
 * @param most of each scope
 * @param prefixDigits so many first digits of phone numbers are a prefix
 */
public record Budgets(Duration window, Map<Scope, Long> most, int prefixDigits) {

  /** Counts are deleted when they are older than two of these. */
  public static final Duration WINDOW_MAX = Duration.ofDays(1);

  private static final Duration WINDOW_MIN = Duration.ofMinutes(1);

  /**
   * @throws IllegalArgumentException when a scope has none, or the window is out of range
   */
  public Budgets {
    most = Map.copyOf(most);
    if (!most.keySet().equals(Set.copyOf(EnumSet.allOf(Scope.class)))
        || window.compareTo(WINDOW_MIN) < 0
        || window.compareTo(WINDOW_MAX) > 0
        || prefixDigits < 1) {
      throw new IllegalArgumentException(
          "budgets of SMS have a window of a minute to a day, and prefixes of a digit or more");
    }
  }

  /**
   * A budget.
   *
   * @param name of what it is for, within the scope
   */
  public record Key(Scope scope, String name) implements Comparable<Key> {

    private static final String ALL = "all";

    /** Of everything. */
    public static Key all(Scope scope) {
      return new Key(scope, ALL);
    }

    @Override
    public int compareTo(Key other) {
      int byScope = scope.name().compareTo(other.scope.name());
      return byScope == 0 ? name.compareTo(other.name) : byScope;
    }
  }
}
