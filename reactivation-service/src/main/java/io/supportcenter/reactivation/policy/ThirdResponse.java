package io.supportcenter.reactivation.policy;

import io.supportcenter.kit.values.Money;
import java.time.Period;

/** What a policy answers to a request that satisfies the first threshold only. */
public sealed interface ThirdResponse {
  record ReferToAgent() implements ThirdResponse {}

  record VerifyIdentity() implements ThirdResponse {}

  /** Pay what is owed, then ask again. */
  record SettleBalance() implements ThirdResponse {}

  record Deposit(Money amount) implements ThirdResponse {
    public Deposit {
      if (!amount.isPositive()) {
        throw new IllegalArgumentException("a deposit must be positive");
      }
    }
  }

  /** Ask again once this period has passed since the deactivation. */
  record WaitingPeriod(Period sinceDeactivation) implements ThirdResponse {
    private static final int MONTHS_MAX = 120;
    private static final int DAYS_MAX = 3660;

    public WaitingPeriod {
      if (sinceDeactivation.isZero() || sinceDeactivation.isNegative()) {
        throw new IllegalArgumentException("a waiting period must be positive");
      }
      if (sinceDeactivation.toTotalMonths() > MONTHS_MAX
          || sinceDeactivation.getDays() > DAYS_MAX) {
        throw new IllegalArgumentException("a waiting period is at most ten years");
      }
    }
  }
}
