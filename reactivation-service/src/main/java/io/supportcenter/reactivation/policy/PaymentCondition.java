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
 * @param validFor how long the offer stands
 */
public record PaymentCondition(Set<PaymentMethodKind> anyOf, Duration validFor) {
  public static final Duration LONGEST = Duration.ofDays(90);

  public PaymentCondition {
    if (anyOf.size() < 2) {
      throw new IllegalArgumentException(
          "at least two kinds are needed, so that one differs from whatever the account required");
    }
    if (anyOf.contains(PaymentMethodKind.OTHER)) {
      throw new IllegalArgumentException("a kind without a name cannot be accepted");
    }
    if (!validFor.isPositive() || validFor.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("an offer stands for up to 90 days");
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
