package io.supportcenter.benchmark.figures;

import java.util.ArrayList;
import java.util.List;

/**
 * One thing that was measured, for each contender.
 *
 * @param unit for example {@code events/s}
 */
public record Figure(String title, String unit, List<Line> lines, List<Target> targets) {

  public Figure {
    lines = List.copyOf(lines);
    targets = List.copyOf(targets);
  }

  /**
   * A contender's values, one per round; what counts is their median.
   *
   * @param rounds at least one
   */
  public record Line(String contender, List<Double> rounds) {

    public Line {
      rounds = List.copyOf(rounds);
    }

    public double median() {
      return Samples.median(rounds.stream().mapToDouble(Double::doubleValue).toArray());
    }
  }

  /** A ratio that this run must reach. */
  public record Target(String name, double ratio, Bound bound, double limit) {

    public boolean met() {
      return switch (bound) {
        case AT_LEAST -> ratio >= limit;
        case AT_MOST -> ratio <= limit;
      };
    }
  }

  /** On which side of its limit a ratio must be. */
  public enum Bound {
    AT_LEAST,
    AT_MOST
  }

  /** The median of that contender's rounds. */
  public double of(String contender) {
    return lines.stream()
        .filter(line -> line.contender().equals(contender))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(title + " has no " + contender))
        .median();
  }

  /** The same with a target: one contender's median to another's. */
  public Figure demanding(String name, String over, String under, Bound bound, double limit) {
    List<Target> more = new ArrayList<>(targets);
    more.add(new Target(name, of(over) / of(under), bound, limit));
    return new Figure(title, unit, lines, more);
  }
}
