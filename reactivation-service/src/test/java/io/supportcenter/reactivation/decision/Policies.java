package io.supportcenter.reactivation.decision;

import static io.supportcenter.reactivation.account.PaymentMethodKind.CREDIT_CARD;
import static io.supportcenter.reactivation.account.PaymentMethodKind.DIRECT_DEBIT;
import static io.supportcenter.reactivation.account.PaymentMethodKind.PREPAID;

import io.supportcenter.reactivation.policy.PaymentCondition;
import io.supportcenter.reactivation.policy.PolicyRef;
import io.supportcenter.reactivation.policy.ReactivationPolicy;
import io.supportcenter.reactivation.policy.ThirdResponse;
import io.supportcenter.reactivation.policy.Thresholds;
import io.supportcenter.reactivation.scorecard.AttributeName;
import io.supportcenter.reactivation.scorecard.Criterion;
import io.supportcenter.reactivation.scorecard.CriterionLine;
import io.supportcenter.reactivation.scorecard.PrincipalReason;
import io.supportcenter.reactivation.scorecard.Scorecard;
import io.supportcenter.reactivation.scorecard.ValueRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Policies for tests. */
public final class Policies {

  public static final Duration OFFER = Duration.ofDays(7);

  private Policies() {}

  /** Whose score is the number of registered devices. */
  public static ReactivationPolicy byDevices(int first, int second, ThirdResponse third) {
    return new ReactivationPolicy(
        new PolicyRef("by-devices", 1, "hash"),
        Optional.empty(),
        "EUR",
        Instant.EPOCH,
        byDevices(),
        new Thresholds(first, second),
        new PaymentCondition(Set.of(CREDIT_CARD, DIRECT_DEBIT, PREPAID), OFFER),
        third);
  }

  private static Scorecard byDevices() {
    Optional<PrincipalReason> few = Optional.of(PrincipalReason.FEW_REGISTERED_DEVICES);
    return new Scorecard(
        0,
        List.of(
            new Criterion(
                AttributeName.REGISTERED_DEVICES,
                10,
                List.of(
                    line(Optional.empty(), Optional.of(1L), 0, few),
                    line(Optional.of(1L), Optional.of(2L), 1, few),
                    line(Optional.of(2L), Optional.of(3L), 2, few),
                    line(Optional.of(3L), Optional.empty(), 10, Optional.empty()),
                    new CriterionLine(new ValueRange.NoValue(), 0, few)))));
  }

  private static CriterionLine line(
      Optional<Long> from, Optional<Long> below, int points, Optional<PrincipalReason> reason) {
    return new CriterionLine(new ValueRange.Interval(from, below), points, reason);
  }
}
