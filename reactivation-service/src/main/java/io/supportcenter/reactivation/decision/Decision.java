package io.supportcenter.reactivation.decision;

import io.supportcenter.reactivation.policy.PolicyRef;
import io.supportcenter.reactivation.policy.Thresholds;
import io.supportcenter.reactivation.scorecard.Comparison;
import io.supportcenter.reactivation.scorecard.EligibilityScore;
import io.supportcenter.reactivation.scorecard.PrincipalReason;
import java.util.List;

/**
 * The record of one decision: its evidence, how it was reached, and the answer.
 *
 * @param reasons at most four; none when the request was accepted without condition or blocked
 */
public record Decision(
    PolicyRef policy,
    Evidence evidence,
    List<Comparison> comparisons,
    EligibilityScore score,
    Thresholds thresholds,
    Answer answer,
    List<PrincipalReason> reasons) {
  public Decision {
    comparisons = List.copyOf(comparisons);
    reasons = List.copyOf(reasons);
  }

  public boolean satisfiesFirst() {
    return thresholds.satisfiesFirst(score);
  }

  public boolean satisfiesSecond() {
    return thresholds.satisfiesSecond(score);
  }
}
