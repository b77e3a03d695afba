package io.supportcenter.reactivation.policy;

import io.supportcenter.reactivation.scorecard.EligibilityScore;

/**
 * The two threshold scores. A score that satisfies the second also satisfies the first, so the
 * first is never above the second. When they are equal, there is no third response.
 */
public record Thresholds(int first, int second) {
  public Thresholds {
    if (first > second) {
      throw new IllegalArgumentException("the first threshold must not be above the second");
    }
  }

  public boolean satisfiesFirst(EligibilityScore score) {
    return score.points() >= first;
  }

  public boolean satisfiesSecond(EligibilityScore score) {
    return score.points() >= second;
  }
}
