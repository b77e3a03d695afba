package io.supportcenter.reactivation.account;

import io.supportcenter.kit.values.CommonRefusal;
import io.supportcenter.kit.values.InvalidValue;
import java.util.Optional;

/** How an account was paid until now. */
public record PaymentHistory(int paymentsDue, int paymentsOnTime, int chargeBacks) {
  public PaymentHistory {
    if (paymentsDue < 0 || paymentsOnTime < 0 || chargeBacks < 0) {
      throw new InvalidValue(CommonRefusal.OUT_OF_RANGE, "payments are not counted below zero");
    }
  }

  /**
   * From 0 to 100, rounded down; empty when nothing was due. More can be paid on time than was due:
   * in advance, or when a bill was corrected.
   */
  public Optional<Long> onTimePercent() {
    return paymentsDue == 0
        ? Optional.empty()
        : Optional.of(Math.min(100, 100L * paymentsOnTime / paymentsDue));
  }
}
