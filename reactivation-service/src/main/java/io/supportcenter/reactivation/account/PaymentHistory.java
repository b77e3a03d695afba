package io.supportcenter.reactivation.account;

import java.util.Optional;

/** How an account was paid until now. */
public record PaymentHistory(int paymentsDue, int paymentsOnTime, int chargeBacks) {
  public PaymentHistory {
    if (paymentsOnTime < 0 || paymentsOnTime > paymentsDue || chargeBacks < 0) {
      throw new IllegalArgumentException("payments on time are at most the payments that were due");
    }
  }

  /** From 0 to 100, rounded down; empty when nothing was due. */
  public Optional<Long> onTimePercent() {
    return paymentsDue == 0 ? Optional.empty() : Optional.of(100L * paymentsOnTime / paymentsDue);
  }
}
