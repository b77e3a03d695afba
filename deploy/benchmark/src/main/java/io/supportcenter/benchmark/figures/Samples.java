package io.supportcenter.benchmark.figures;

import java.util.Arrays;

/** Measured values. */
public final class Samples {

  private final double[] sorted;

  public Samples(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("nothing was measured");
    }
    this.sorted = values.clone();
    Arrays.sort(sorted);
  }

  public static double median(double... values) {
    double[] sorted = new Samples(values).sorted;
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /**
   * The smallest value that is not below that share of all (nearest rank).
   *
   * @param percent above 0, at most 100
   */
  public double percentile(double percent) {
    if (percent <= 0 || percent > 100) {
      throw new IllegalArgumentException("not a percentage: " + percent);
    }
    int rank = (int) Math.ceil(percent / 100 * sorted.length);
    return sorted[Math.max(rank, 1) - 1];
  }
}
