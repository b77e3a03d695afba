package io.supportcenter.reactivation.decision;

import io.supportcenter.kit.values.Money;
import io.supportcenter.reactivation.account.Account;
import io.supportcenter.reactivation.account.Deactivation;
import io.supportcenter.reactivation.account.PaymentMethodKind;
import io.supportcenter.reactivation.account.Restriction;
import io.supportcenter.reactivation.scorecard.AttributeReading;
import io.supportcenter.reactivation.scorecard.Attributes;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that a decision depends on, besides the policy. It is kept with the decision, which
 * can therefore be repeated long after the account has changed.
 *
 * @param at when the account was read
 */
public record Evidence(
    Instant at,
    long accountVersion,
    Attributes attributes,
    Set<Restriction> restrictions,
    Optional<PaymentMethodKind> requiredPaymentMethod,
    Optional<Money> outstanding,
    Optional<Instant> deactivatedAt) {
  public Evidence {
    restrictions = Set.copyOf(restrictions);
  }

  /**
   * @param registeredDevices in the asset store of the account's user
   * @param currency of the policy
   */
  public static Evidence of(Account account, long registeredDevices, String currency, Instant at) {
    return new Evidence(
        at,
        account.version(),
        AttributeReading.of(account, registeredDevices, currency, at),
        account.restrictions(),
        account.requiredPaymentMethodKind(),
        account.outstanding(),
        account.deactivation().flatMap(Deactivation::at));
  }
}
