package io.supportcenter.local.walk.reactivation;

import io.supportcenter.events.AccountDeactivation;
import io.supportcenter.events.AccountDeactivationReason;
import io.supportcenter.events.AccountState;
import io.supportcenter.events.AccountStatus;
import io.supportcenter.events.AccountType;
import io.supportcenter.events.DeactivationInitiator;
import io.supportcenter.events.Money;
import io.supportcenter.events.PaymentHistory;
import io.supportcenter.events.PaymentMethodHealth;
import io.supportcenter.events.PaymentMethodKind;
import io.supportcenter.events.RequiredPaymentMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A deactivated account of a new user. */
record WalkAccount(String id, String user, AccountState state) {

  static final String ACCOUNT_SYSTEM = "aurora-internet";

  /** Closed by its owner after five years without a late payment. */
  static WalkAccount closedByItsOwner() {
    return of(
        new AccountDeactivation(
            daysAgo(90),
            AccountDeactivationReason.CUSTOMER_REQUEST,
            DeactivationInitiator.CUSTOMER),
        daysAgo(1_900),
        new PaymentHistory(60, 60, 0),
        0,
        PaymentMethodHealth.GOOD);
  }

  /** Closed by the provider after five years because a payment failed. */
  static WalkAccount closedAfterAFailedPayment() {
    return of(
        new AccountDeactivation(
            daysAgo(90), AccountDeactivationReason.NON_PAYMENT, DeactivationInitiator.PROVIDER),
        daysAgo(1_900),
        new PaymentHistory(10, 9, 0),
        1_000,
        PaymentMethodHealth.EXPIRED);
  }

  /** Closed by the provider after two months of charge-backs. */
  static WalkAccount closedAfterChargeBacks() {
    return of(
        new AccountDeactivation(
            daysAgo(90), AccountDeactivationReason.NON_PAYMENT, DeactivationInitiator.PROVIDER),
        daysAgo(150),
        new PaymentHistory(4, 2, 2),
        30_000,
        PaymentMethodHealth.DECLINED);
  }

  private static WalkAccount of(
      AccountDeactivation deactivation,
      Instant openedAt,
      PaymentHistory payments,
      long outstanding,
      PaymentMethodHealth health) {
    String id = "walk-" + UUID.randomUUID();
    String user = "walk-user-" + UUID.randomUUID();
    return new WalkAccount(
        id,
        user,
        AccountState.newBuilder()
            .setAccountId(id)
            .setVersion(1)
            .setUserId(user)
            .setAccountSystemId(ACCOUNT_SYSTEM)
            .setStatus(AccountStatus.DEACTIVATED)
            .setAccountType(AccountType.PERSONAL)
            .setOpenedAt(openedAt)
            .setDeactivation(deactivation)
            .setRequiredPaymentMethod(
                new RequiredPaymentMethod(PaymentMethodKind.DIRECT_DEBIT, health))
            .setPaymentHistory(payments)
            .setOutstandingBalance(new Money(outstanding, "EUR"))
            .setOccurredAt(Instant.now())
            .build());
  }

  private static Instant daysAgo(int days) {
    return Instant.now().minus(Duration.ofDays(days));
  }
}
