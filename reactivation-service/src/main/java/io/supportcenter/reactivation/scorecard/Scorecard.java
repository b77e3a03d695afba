package io.supportcenter.reactivation.scorecard;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Account reactivation criteria: attributes are compared with them, and the points add up to the
 * score.
 */
public record Scorecard(int initialPoints, List<Criterion> criteria) {
  /** An answer names at most this many principal reasons. */
  private static final int REASONS_MAX = 4;

  public Scorecard {
    criteria = List.copyOf(criteria);
    if (criteria.isEmpty()) {
      throw new IllegalArgumentException("a scorecard needs a criterion");
    }
    if (criteria.stream().map(Criterion::attribute).distinct().count() < criteria.size()) {
      throw new IllegalArgumentException("two criteria look at the same attribute");
    }
    if (Math.abs(initialPoints) > CriterionLine.POINTS_MAX) {
      throw new IllegalArgumentException("points are between -100000 and 100000");
    }
  }

  /** In the order of the criteria. */
  public List<Comparison> compare(Attributes attributes) {
    return criteria.stream().map(c -> c.compare(attributes.get(c.attribute()))).toList();
  }

  public EligibilityScore score(List<Comparison> comparisons) {
    return new EligibilityScore(
        initialPoints + comparisons.stream().mapToInt(Comparison::points).sum());
  }

  /** Of any account. */
  public int highestScore() {
    return initialPoints + criteria.stream().mapToInt(c -> points(c).max().orElseThrow()).sum();
  }

  /**
   * Of an account against which no criterion counts; empty when one counts against every account.
   */
  public Optional<Integer> lowestScoreWithoutShortfall() {
    List<OptionalInt> points =
        criteria.stream().map(c -> points(c).filter(p -> p >= c.baselinePoints()).min()).toList();
    return points.stream().allMatch(OptionalInt::isPresent)
        ? Optional.of(initialPoints + points.stream().mapToInt(OptionalInt::getAsInt).sum())
        : Optional.empty();
  }

  private static IntStream points(Criterion criterion) {
    return criterion.lines().stream().mapToInt(CriterionLine::points);
  }

  /**
   * What counts against the request, the weightiest first; equal ones in the order of the criteria.
   */
  public static List<PrincipalReason> principalReasons(List<Comparison> comparisons) {
    return comparisons.stream()
        .filter(c -> c.shortfall() > 0)
        .sorted(Comparator.comparingInt(Comparison::shortfall).reversed())
        .map(Comparison::reason)
        .flatMap(Optional::stream)
        .limit(REASONS_MAX)
        .toList();
  }
}
