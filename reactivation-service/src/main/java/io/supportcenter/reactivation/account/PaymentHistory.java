package io.supportcenter.reactivation.account;

import java.util.Optional;

/** How an account was paid until now; empty where the account system gives no credible count. */
public record PaymentHistory(
    Optional<Integer> paymentsDue,
    Optional<Integer> paymentsOnTime,
    Optional<Integer> chargeBacks) {

  /**
   * From 0 to 100, rounded down; empty when nothing was due. More can be paid on time than was due:
   * in advance, or when a bill was corrected.
   */
  public Optional<Long> onTimePercent() {
    return paymentsDue
        .filter(due -> due > 0)
        .flatMap(due -> paymentsOnTime.map(onTime -> Math.min(100, 100L * onTime / due)));
  }
}
