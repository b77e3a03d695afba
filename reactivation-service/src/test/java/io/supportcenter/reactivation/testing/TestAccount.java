package io.supportcenter.reactivation.testing;

import io.supportcenter.events.AccountDeactivation;
import io.supportcenter.events.AccountDeactivationReason;
import io.supportcenter.events.AccountRestriction;
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
import java.util.List;
import java.util.UUID;

/** Deactivated accounts, each test its own, of users without devices unless it registers some. */
public record TestAccount(String id, String user, AccountState state) {

  /** Scores 490 by the built-in policy: above both of its thresholds, 260 and 380. */
  public static TestAccount good() {
    return of(
        deactivation(AccountDeactivationReason.CUSTOMER_REQUEST, DeactivationInitiator.CUSTOMER),
        years(5),
        new PaymentHistory(60, 60, 0),
        0,
        PaymentMethodHealth.GOOD);
  }

  /** Scores 315: between the thresholds. */
  public static TestAccount middling() {
    return of(
        deactivation(AccountDeactivationReason.NON_PAYMENT, DeactivationInitiator.PROVIDER),
        years(5),
        new PaymentHistory(10, 9, 0),
        1_000,
        PaymentMethodHealth.EXPIRED);
  }

  /** Scores 375, and 385 with a registered device. */
  public static TestAccount almostGood() {
    return of(
        deactivation(AccountDeactivationReason.INACTIVITY, DeactivationInitiator.PROVIDER),
        years(5),
        new PaymentHistory(10, 9, 0),
        1_000,
        PaymentMethodHealth.EXPIRED);
  }

  /** Scores -30: below both thresholds. */
  public static TestAccount poor() {
    return of(
        deactivation(AccountDeactivationReason.NON_PAYMENT, DeactivationInitiator.PROVIDER),
        Duration.ofDays(150),
        new PaymentHistory(4, 2, 2),
        30_000,
        PaymentMethodHealth.DECLINED);
  }

  private static TestAccount of(
      AccountDeactivation deactivation,
      Duration age,
      PaymentHistory payments,
      long outstanding,
      PaymentMethodHealth health) {
    String id = "account-" + UUID.randomUUID();
    String user = "user-" + UUID.randomUUID();
    return new TestAccount(
        id,
        user,
        AccountState.newBuilder()
            .setAccountId(id)
            .setVersion(1)
            .setUserId(user)
            .setAccountSystemId("aurora-internet")
            .setStatus(AccountStatus.DEACTIVATED)
            .setAccountType(AccountType.PERSONAL)
            .setOpenedAt(Instant.now().minus(age))
            .setDeactivation(deactivation)
            .setRequiredPaymentMethod(
                new RequiredPaymentMethod(PaymentMethodKind.DIRECT_DEBIT, health))
            .setPaymentHistory(payments)
            .setOutstandingBalance(new Money(outstanding, "EUR"))
            .setOccurredAt(Instant.now())
            .build());
  }

  public TestAccount at(String accountSystem) {
    return with("accountSystemId", accountSystem);
  }

  public TestAccount restricted(AccountRestriction restriction) {
    return with("restrictions", List.of(restriction));
  }

  public TestAccount withStatus(AccountStatus status) {
    return with("status", status);
  }

  public TestAccount paidBy(PaymentMethodKind kind) {
    RequiredPaymentMethod method = new RequiredPaymentMethod(kind, PaymentMethodHealth.GOOD);
    return with("requiredPaymentMethod", method);
  }

  public TestAccount version(long version) {
    return with("version", version);
  }

  /** Not by Avro's builder: what it copies is of another class loader under @QuarkusTest. */
  public TestAccount with(String field, Object value) {
    AccountState changed = new AccountState();
    state.getSchema().getFields().forEach(f -> changed.put(f.pos(), state.get(f.pos())));
    changed.put(state.getSchema().getField(field).pos(), value);
    return new TestAccount(id, user, changed);
  }

  private static AccountDeactivation deactivation(
      AccountDeactivationReason reason, DeactivationInitiator initiator) {
    return new AccountDeactivation(Instant.now().minus(Duration.ofDays(90)), reason, initiator);
  }

  private static Duration years(int years) {
    return Duration.ofDays(365L * years);
  }
}
