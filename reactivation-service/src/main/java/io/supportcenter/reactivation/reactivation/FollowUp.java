package io.supportcenter.reactivation.reactivation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What has to be done outside of the transaction because of a step. */
public sealed interface FollowUp {
  /**
   * Have the account system reactivate the account.
   *
   * @param paymentMethod meets the additional condition; empty when there is none
   */
  record ReactivateAccount(Optional<PaymentMethod> paymentMethod) implements FollowUp {}

  /** Ask the account system whether a payment method works. */
  record VerifyPaymentMethod(UUID verification, PaymentMethod method) implements FollowUp {}

  /** Look again when the offer expires, or when the wait for the account ends. */
  record LookAgain(Instant at) implements FollowUp {}
}
