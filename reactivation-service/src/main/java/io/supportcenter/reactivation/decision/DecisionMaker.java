package io.supportcenter.reactivation.decision;

import io.supportcenter.kit.values.Money;
import io.supportcenter.reactivation.account.Restriction;
import io.supportcenter.reactivation.decision.Answer.AcceptOnCondition;
import io.supportcenter.reactivation.decision.Answer.AcceptUnconditionally;
import io.supportcenter.reactivation.decision.Answer.Block;
import io.supportcenter.reactivation.policy.ReactivationPolicy;
import io.supportcenter.reactivation.policy.ThirdResponse;
import io.supportcenter.reactivation.scorecard.Comparison;
import io.supportcenter.reactivation.scorecard.EligibilityScore;
import io.supportcenter.reactivation.scorecard.PrincipalReason;
import io.supportcenter.reactivation.scorecard.Scorecard;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Decides on requests automatically. A pure function: the same evidence and policy always give the
 * same decision.
 */
public final class DecisionMaker {
  private DecisionMaker() {}

  public static Decision decide(ReactivationPolicy policy, Evidence evidence) {
    List<Comparison> comparisons = policy.scorecard().compare(evidence.attributes());
    EligibilityScore score = policy.scorecard().score(comparisons);
    Answer answer = knockOut(evidence).orElseGet(() -> respond(policy, evidence, score));
    return new Decision(
        policy.ref(),
        evidence,
        comparisons,
        score,
        policy.thresholds(),
        answer,
        reasons(answer, comparisons));
  }

  private static Optional<Answer> knockOut(Evidence evidence) {
    return evidence.restrictions().stream()
        .min(Comparator.<Restriction>naturalOrder())
        .map(Block::new);
  }

  private static Answer respond(
      ReactivationPolicy policy, Evidence evidence, EligibilityScore score) {
    Response response =
        Response.of(
            policy.thresholds().satisfiesFirst(score), policy.thresholds().satisfiesSecond(score));
    return switch (response) {
      case FIRST -> new AcceptUnconditionally();
      case SECOND -> acceptOnCondition(policy, evidence);
      case THIRD -> third(policy.thirdResponse(), evidence);
    };
  }

  private static Answer acceptOnCondition(ReactivationPolicy policy, Evidence evidence) {
    return new AcceptOnCondition(
        evidence.requiredPaymentMethod(),
        policy.condition().differingFrom(evidence.requiredPaymentMethod()),
        evidence.at().plus(policy.condition().validFor()));
  }

  /** A response that makes no sense for this account is replaced by the referral to an agent. */
  private static Answer third(ThirdResponse response, Evidence evidence) {
    return switch (response) {
      case ThirdResponse.ReferToAgent _ -> new Answer.ReferToAgent();
      case ThirdResponse.VerifyIdentity _ -> new Answer.VerifyIdentity();
      case ThirdResponse.Deposit(var amount) -> new Answer.PayDeposit(amount);
      case ThirdResponse.SettleBalance _ ->
          evidence
              .outstanding()
              .filter(Money::isPositive)
              .<Answer>map(Answer.SettleBalance::new)
              .orElseGet(Answer.ReferToAgent::new);
      case ThirdResponse.WaitingPeriod period -> waitUntil(period, evidence);
    };
  }

  private static Answer waitUntil(ThirdResponse.WaitingPeriod period, Evidence evidence) {
    Optional<Instant> until =
        evidence
            .deactivatedAt()
            .map(at -> at.atOffset(ZoneOffset.UTC).plus(period.sinceDeactivation()).toInstant())
            .filter(evidence.at()::isBefore);
    return until.<Answer>map(Answer.WaitUntil::new).orElseGet(Answer.ReferToAgent::new);
  }

  private static List<PrincipalReason> reasons(Answer answer, List<Comparison> comparisons) {
    return switch (answer) {
      case AcceptUnconditionally _, Block _ -> List.of();
      case AcceptOnCondition _, Answer.Third _ -> Scorecard.principalReasons(comparisons);
    };
  }
}
