package io.supportcenter.reactivation.scorecard;

import io.supportcenter.reactivation.account.AccountType;
import io.supportcenter.reactivation.account.Deactivation;
import io.supportcenter.reactivation.account.PaymentMethodKind;
import io.supportcenter.reactivation.account.RequiredPaymentMethod;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The attributes of a deactivated account that criteria may look at. */
public enum AttributeName {
  DEACTIVATION_REASON(Deactivation.Reason.values()),
  DEACTIVATION_INITIATOR(Deactivation.Initiator.values()),
  DAYS_SINCE_DEACTIVATION,
  /** From the opening of the account to its deactivation. */
  TENURE_DAYS,
  /** Of the payments that were due, from 0 to 100. */
  ON_TIME_PERCENT,
  CHARGE_BACKS,
  /** In minor units of the policy's currency. */
  OUTSTANDING_BALANCE,
  REQUIRED_PAYMENT_METHOD(PaymentMethodKind.values()),
  PAYMENT_METHOD_HEALTH(RequiredPaymentMethod.Health.values()),
  ACCOUNT_TYPE(AccountType.values()),
  REACTIVATIONS_IN_12_MONTHS,
  /** In the user's asset store. */
  REGISTERED_DEVICES;

  private final Set<String> categories;

  AttributeName(Enum<?>... categories) {
    this.categories =
        Arrays.stream(categories).map(Enum::name).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether its values are names; otherwise they are whole numbers. */
  public boolean isCategory() {
    return !categories.isEmpty();
  }

  /** All names it may have. */
  public Set<String> categories() {
    return categories;
  }
}
