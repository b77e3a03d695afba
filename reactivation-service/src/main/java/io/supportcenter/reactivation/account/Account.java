package io.supportcenter.reactivation.account;

import io.supportcenter.kit.values.CommonRefusal;
import io.supportcenter.kit.values.InvalidValue;
import io.supportcenter.kit.values.Money;
import io.supportcenter.kit.values.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An account as its account system last described it.
 *
 * @param version the account system's count of its changes; 0 when it does not count
 * @param requiredPaymentMethod empty when the account requires none, or required none before its
 *     deactivation
 * @param payments empty when the account system does not report them
 * @param openedAt empty when the account system does not give a credible time
 * @param outstanding what the customer owes, negative for a credit; empty when it is not in a
 *     currency
 * @param reactivatedAt earlier reactivations
 */
public record Account(
    AccountId id,
    long version,
    UserId user,
    AccountSystemId accountSystem,
    AccountStatus status,
    Optional<AccountType> type,
    Optional<Instant> openedAt,
    Optional<Deactivation> deactivation,
    Optional<RequiredPaymentMethod> requiredPaymentMethod,
    Optional<PaymentHistory> payments,
    Optional<Money> outstanding,
    List<Instant> reactivatedAt,
    Set<Restriction> restrictions) {
  public Account {
    if (version < 0) {
      throw new InvalidValue(CommonRefusal.OUT_OF_RANGE, "a version must not be negative");
    }
    reactivatedAt = List.copyOf(reactivatedAt);
    restrictions = Set.copyOf(restrictions);
  }

  public boolean isDeactivated() {
    return status == AccountStatus.DEACTIVATED;
  }

  public Optional<PaymentMethodKind> requiredPaymentMethodKind() {
    return requiredPaymentMethod.map(RequiredPaymentMethod::kind);
  }

  /** Whether an answer that was given on the other state has to be given again on this one. */
  public boolean changesAnswerGivenOn(Account other) {
    return status != other.status
        || !requiredPaymentMethod.equals(other.requiredPaymentMethod)
        || !restrictions.equals(other.restrictions);
  }
}
