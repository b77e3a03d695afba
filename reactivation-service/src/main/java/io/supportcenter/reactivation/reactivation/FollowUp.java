package io.supportcenter.reactivation.reactivation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Something to do outside because a reactivation took a step. */
public sealed interface FollowUp {
  /**
   * Tell the account system to reactivate the account.
   *
   * @param paymentMethod the additional condition
   */
  record ReactivateAccount(Optional<PaymentMethod> paymentMethod) implements FollowUp {}

  /** Ask the account system whether a payment method works. */
  record VerifyPaymentMethod(UUID verification, PaymentMethod method) implements FollowUp {}

  /** Look again when the offer is over, or the account is waited for no longer. */
  record LookAgain(Instant at) implements FollowUp {}
}
