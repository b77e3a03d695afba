package io.supportcenter.reactivation.account;

import java.util.Optional;

/** The payment method that an account requires. */
public record RequiredPaymentMethod(PaymentMethodKind kind, Optional<Health> health) {
  public enum Health {
    GOOD,
    EXPIRED,
    DECLINED,
    REVOKED
  }
}
