package io.supportcenter.reactivation.reactivation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Something to do outside because a reactivation took a step. */
public sealed interface Task {
  /**
   * Tell the account system to reactivate the account.
   *
   * @param paymentMethod the additional condition
   */
  record TellAccountSystem(Optional<PaymentMethod> paymentMethod) implements Task {}

  /** Ask the account system whether a payment method works. */
  record VerifyPaymentMethod(UUID verification, PaymentMethod method) implements Task {}

  /** Look again when the offer is over, or the account is waited for no longer. */
  record LookAgain(Instant at) implements Task {}
}
