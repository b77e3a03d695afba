package io.supportcenter.reactivation.policy;

import io.supportcenter.reactivation.account.PaymentMethodKind;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The additional condition of the second response: a payment method that differs from the one the
 * deactivated account required.
 *
 * @param anyOf kinds that are accepted, as far as they differ
 * @param validFor how long the offer is open
 */
public record PaymentCondition(Set<PaymentMethodKind> anyOf, Duration validFor) {
  private static final Duration OPEN_MAX = Duration.ofDays(90);

  public PaymentCondition {
    if (anyOf.size() < 2) {
      throw new IllegalArgumentException(
          "at least two kinds are needed, so that one always differs from the one that the account"
              + " required");
    }
    if (anyOf.contains(PaymentMethodKind.OTHER)) {
      throw new IllegalArgumentException("OTHER is not a kind that an account system can accept");
    }
    if (!validFor.isPositive() || validFor.compareTo(OPEN_MAX) > 0) {
      throw new IllegalArgumentException("an offer is open for at most 90 days");
    }
    anyOf = Collections.unmodifiableSet(EnumSet.copyOf(anyOf));
  }

  /** The kinds that satisfy the condition; never empty. */
  public Set<PaymentMethodKind> differingFrom(Optional<PaymentMethodKind> required) {
    EnumSet<PaymentMethodKind> differing = EnumSet.copyOf(anyOf);
    required.ifPresent(differing::remove);
    return Collections.unmodifiableSet(differing);
  }
}
