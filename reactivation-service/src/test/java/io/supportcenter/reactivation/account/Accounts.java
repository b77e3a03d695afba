package io.supportcenter.reactivation.account;

import io.supportcenter.kit.values.Money;
import io.supportcenter.kit.values.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Accounts for tests. */
public final class Accounts {

  public static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  public static final UserId USER = new UserId("user-1");

  private Accounts() {}

  /** Deactivated ninety days ago at the customer's request, with nothing that speaks against it. */
  public static Account good() {
    return new Account(
        new AccountId("account-1"),
        3,
        USER,
        new AccountSystemId("billing"),
        AccountStatus.DEACTIVATED,
        Optional.of(AccountType.PERSONAL),
        Optional.of(Instant.parse("2020-01-01T00:00:00Z")),
        Optional.of(
            new Deactivation(
                Optional.of(Instant.parse("2026-08-25T10:00:00Z")),
                Optional.of(Deactivation.Reason.CUSTOMER_REQUEST),
                Optional.of(Deactivation.Initiator.CUSTOMER))),
        Optional.of(
            new RequiredPaymentMethod(
                PaymentMethodKind.DIRECT_DEBIT, Optional.of(RequiredPaymentMethod.Health.GOOD))),
        Optional.of(new PaymentHistory(Optional.of(60), Optional.of(60), Optional.of(0))),
        Optional.of(Money.of(0, "EUR")),
        List.of(),
        Set.of());
  }

  public static Account with(Account a, long version, AccountStatus status) {
    return new Account(
        a.id(),
        version,
        a.user(),
        a.accountSystem(),
        status,
        a.type(),
        a.openedAt(),
        a.deactivation(),
        a.requiredPaymentMethod(),
        a.payments(),
        a.outstanding(),
        a.reactivatedAt(),
        a.restrictions());
  }

  public static Account with(Account a, long version, Set<Restriction> restrictions) {
    return new Account(
        a.id(),
        version,
        a.user(),
        a.accountSystem(),
        a.status(),
        a.type(),
        a.openedAt(),
        a.deactivation(),
        a.requiredPaymentMethod(),
        a.payments(),
        a.outstanding(),
        a.reactivatedAt(),
        restrictions);
  }

  public static Account with(
      Account a, long version, Optional<RequiredPaymentMethod> requiredPaymentMethod) {
    return new Account(
        a.id(),
        version,
        a.user(),
        a.accountSystem(),
        a.status(),
        a.type(),
        a.openedAt(),
        a.deactivation(),
        requiredPaymentMethod,
        a.payments(),
        a.outstanding(),
        a.reactivatedAt(),
        a.restrictions());
  }

  public static Account with(Account a, Money outstanding) {
    return new Account(
        a.id(),
        a.version(),
        a.user(),
        a.accountSystem(),
        a.status(),
        a.type(),
        a.openedAt(),
        a.deactivation(),
        a.requiredPaymentMethod(),
        a.payments(),
        Optional.of(outstanding),
        a.reactivatedAt(),
        a.restrictions());
  }

  public static Account of(Account a, UserId user, long version) {
    return new Account(
        a.id(),
        version,
        user,
        a.accountSystem(),
        a.status(),
        a.type(),
        a.openedAt(),
        a.deactivation(),
        a.requiredPaymentMethod(),
        a.payments(),
        a.outstanding(),
        a.reactivatedAt(),
        a.restrictions());
  }
}
