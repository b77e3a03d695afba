package io.supportcenter.reactivation.decision;

import io.supportcenter.kit.values.Money;
import io.supportcenter.reactivation.account.PaymentMethodKind;
import io.supportcenter.reactivation.account.Restriction;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What a request is answered with. */
public sealed interface Answer {
  /** The first response. */
  record AcceptUnconditionally() implements Answer {}

  /**
   * The second response.
   *
   * @param differsFrom what the deactivated account required; empty when it required none
   * @param anyOf kinds that satisfy the condition; never the one that the account required
   */
  record AcceptOnCondition(
      Optional<PaymentMethodKind> differsFrom, Set<PaymentMethodKind> anyOf, Instant expiresAt)
      implements Answer {
    public AcceptOnCondition {
      anyOf = Set.copyOf(anyOf);
      if (anyOf.isEmpty() || differsFrom.filter(anyOf::contains).isPresent()) {
        throw new IllegalArgumentException("the condition is a payment method that differs");
      }
    }
  }

  /** The third response. */
  sealed interface Third extends Answer {}

  record ReferToAgent() implements Third {}

  record VerifyIdentity() implements Third {}

  record SettleBalance(Money amount) implements Third {}

  record PayDeposit(Money amount) implements Third {}

  record WaitUntil(Instant until) implements Third {}

  /** None of the three: knocked out, regardless of the score. */
  record Block(Restriction by) implements Answer {}
}
