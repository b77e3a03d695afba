package io.supportcenter.reactivation.scorecard;

import io.supportcenter.reactivation.scorecard.ValueRange.Interval;
import io.supportcenter.reactivation.scorecard.ValueRange.NoValue;
import io.supportcenter.reactivation.scorecard.ValueRange.OneOf;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How one attribute counts (PMML 4.4, Scorecard: Characteristic). Its lines cover every value the
 * attribute can have exactly once, and the missing value, so that every account gets points.
 *
 * @param baselinePoints fewer points than this speak against the request, and need a reason
 */
public record Criterion(AttributeName attribute, int baselinePoints, List<CriterionLine> lines) {
  private static final int LINES_MAX = 50;

  public Criterion {
    lines = List.copyOf(lines);
    if (lines.isEmpty() || lines.size() > LINES_MAX) {
      throw new IllegalArgumentException("a criterion has 1 to " + LINES_MAX + " lines");
    }
    requireReasons(attribute, baselinePoints, lines);
    requireOneMissing(lines);
    if (attribute.isCategory()) {
      requireCategories(attribute, lines);
    } else {
      requireNumbers(lines);
    }
  }

  public Comparison compare(AttributeValue value) {
    CriterionLine line =
        lines.stream().filter(l -> l.range().contains(value)).findFirst().orElseThrow();
    return new Comparison(attribute, value, line.points(), baselinePoints, line.reason());
  }

  private static void requireReasons(
      AttributeName attribute, int baselinePoints, List<CriterionLine> lines) {
    for (CriterionLine line : lines) {
      if (line.points() < baselinePoints && line.reason().isEmpty()) {
        throw new IllegalArgumentException("points below the baseline need a reason");
      }
      if (line.reason().filter(r -> r.attribute() != attribute).isPresent()) {
        throw new IllegalArgumentException("the reason belongs to another attribute");
      }
    }
  }

  private static void requireOneMissing(List<CriterionLine> lines) {
    if (lines.stream().filter(l -> l.range() instanceof NoValue).count() != 1) {
      throw new IllegalArgumentException("exactly one line is for a missing value");
    }
  }

  private static void requireCategories(AttributeName attribute, List<CriterionLine> lines) {
    Set<String> covered = new HashSet<>();
    for (CriterionLine line : lines) {
      switch (line.range()) {
        case OneOf(Set<String> names) -> {
          if (!names.stream().allMatch(covered::add)) {
            throw new IllegalArgumentException("a value is in two lines");
          }
        }
        case Interval _ -> throw new IllegalArgumentException("its values are names");
        case NoValue _ -> {}
      }
    }
    if (!covered.equals(attribute.categories())) {
      throw new IllegalArgumentException(
          "the lines must name exactly these values: " + attribute.categories());
    }
  }

  private static void requireNumbers(List<CriterionLine> lines) {
    if (lines.stream().anyMatch(l -> l.range() instanceof OneOf)) {
      throw new IllegalArgumentException("its values are numbers");
    }
    List<Interval> intervals =
        lines.stream()
            .map(CriterionLine::range)
            .filter(Interval.class::isInstance)
            .map(Interval.class::cast)
            .sorted(Comparator.comparingLong(i -> i.from().orElse(Long.MIN_VALUE)))
            .toList();
    if (intervals.isEmpty()
        || intervals.getFirst().from().isPresent()
        || intervals.getLast().below().isPresent()) {
      throw new IllegalArgumentException("the intervals must have no lower and no upper end");
    }
    for (int i = 1; i < intervals.size(); i++) {
      Optional<Long> reached = intervals.get(i - 1).below();
      if (reached.isEmpty() || !reached.equals(intervals.get(i).from())) {
        throw new IllegalArgumentException("the intervals have a gap or overlap");
      }
    }
  }
}
