package io.supportcenter.reactivation.reactivation.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.supportcenter.reactivation.decision.Decision;
import io.supportcenter.reactivation.policy.PolicyRef;
import io.supportcenter.reactivation.policy.Thresholds;
import io.supportcenter.reactivation.reactivation.store.DecisionStore.Numbered;
import io.supportcenter.reactivation.scorecard.AttributeName;
import io.supportcenter.reactivation.scorecard.Comparison;
import io.supportcenter.reactivation.scorecard.PrincipalReason;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The record of a decision as the REST interface gives it. */
@Schema(name = "Decision")
record DecisionView(
    int number,
    Instant decidedAt,
    PolicyRef policy,
    long accountVersion,
    List<ComparisonView> comparisons,
    int score,
    Thresholds thresholds,
    boolean satisfiesFirst,
    boolean satisfiesSecond,
    String response,
    List<PrincipalReason> reasons) {

  /** One attribute, compared with its criterion. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Comparison")
  record ComparisonView(
      AttributeName attribute,
      @Schema(description = "A number or a name; left out when it is not known") Object value,
      int points,
      int baselinePoints) {

    static ComparisonView of(Comparison comparison) {
      return new ComparisonView(
          comparison.attribute(),
          comparison.value().plain(),
          comparison.points(),
          comparison.baselinePoints());
    }
  }

  static DecisionView of(Numbered numbered) {
    Decision decision = numbered.decision();
    return new DecisionView(
        numbered.number(),
        decision.evidence().at(),
        decision.policy(),
        decision.evidence().accountVersion(),
        decision.comparisons().stream().map(ComparisonView::of).toList(),
        decision.score().points(),
        decision.thresholds(),
        decision.satisfiesFirst(),
        decision.satisfiesSecond(),
        ViewMapper.response(decision.answer()),
        decision.reasons());
  }
}
