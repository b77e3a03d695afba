package io.supportcenter.reactivation.account.events;

import io.supportcenter.events.AccountDeactivation;
import io.supportcenter.events.AccountRestriction;
import io.supportcenter.events.AccountState;
import io.supportcenter.kit.events.ValueMapper;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.reactivation.account.Account;
import io.supportcenter.reactivation.account.AccountId;
import io.supportcenter.reactivation.account.AccountStatus;
import io.supportcenter.reactivation.account.AccountSystemId;
import io.supportcenter.reactivation.account.AccountType;
import io.supportcenter.reactivation.account.Deactivation;
import io.supportcenter.reactivation.account.PaymentHistory;
import io.supportcenter.reactivation.account.RequiredPaymentMethod;
import io.supportcenter.reactivation.account.Restriction;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/** Accounts in events. */
public final class AccountMapper {
  private AccountMapper() {}

  /**
   * @throws IllegalArgumentException when it is not an account's state, or contradicts itself
   */
  public static Account fromEvent(SpecificRecord event) {
    if (!(event instanceof AccountState state)) {
      throw new IllegalArgumentException(
          event.getSchema().getFullName() + " is not an account's state");
    }
    return new Account(
        new AccountId(state.getAccountId()),
        state.getVersion(),
        new UserId(state.getUserId()),
        new AccountSystemId(state.getAccountSystemId()),
        status(state.getStatus()),
        type(state.getAccountType()),
        state.getOpenedAt(),
        Optional.ofNullable(state.getDeactivation()).map(AccountMapper::deactivation),
        Optional.ofNullable(state.getRequiredPaymentMethod()).map(AccountMapper::paymentMethod),
        Optional.ofNullable(state.getPaymentHistory())
            .map(h ->
                new PaymentHistory(h.getPaymentsDue(), h.getPaymentsOnTime(), h.getChargeBacks())),
        ValueMapper.money(state.getOutstandingBalance()),
        state.getReactivatedAt(),
        state.getRestrictions().stream()
            .map(AccountMapper::restriction)
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static AccountStatus status(io.supportcenter.events.AccountStatus status) {
    return switch (status) {
      case ACTIVE -> AccountStatus.ACTIVE;
      case SUSPENDED -> AccountStatus.SUSPENDED;
      case DEACTIVATED -> AccountStatus.DEACTIVATED;
      case UNKNOWN -> AccountStatus.OTHER;
    };
  }

  private static Optional<AccountType> type(io.supportcenter.events.AccountType type) {
    return switch (type) {
      case PERSONAL -> Optional.of(AccountType.PERSONAL);
      case FAMILY -> Optional.of(AccountType.FAMILY);
      case BUSINESS -> Optional.of(AccountType.BUSINESS);
      case TRIAL -> Optional.of(AccountType.TRIAL);
      case UNKNOWN -> Optional.empty();
    };
  }

  private static Deactivation deactivation(AccountDeactivation deactivation) {
    return new Deactivation(
        deactivation.getAt(),
        switch (deactivation.getReason()) {
          case CUSTOMER_REQUEST -> Optional.of(Deactivation.Reason.CUSTOMER_REQUEST);
          case MOVED_AWAY -> Optional.of(Deactivation.Reason.MOVED_AWAY);
          case NON_PAYMENT -> Optional.of(Deactivation.Reason.NON_PAYMENT);
          case INACTIVITY -> Optional.of(Deactivation.Reason.INACTIVITY);
          case TERMS_VIOLATION -> Optional.of(Deactivation.Reason.TERMS_VIOLATION);
          case UNKNOWN -> Optional.empty();
        },
        switch (deactivation.getInitiator()) {
          case CUSTOMER -> Optional.of(Deactivation.Initiator.CUSTOMER);
          case PROVIDER -> Optional.of(Deactivation.Initiator.PROVIDER);
          case UNKNOWN -> Optional.empty();
        });
  }

  private static RequiredPaymentMethod paymentMethod(
      io.supportcenter.events.RequiredPaymentMethod method) {
    return new RequiredPaymentMethod(
        PaymentMethodKindMapper.fromEvent(method.getKind()),
        switch (method.getHealth()) {
          case GOOD -> Optional.of(RequiredPaymentMethod.Health.GOOD);
          case EXPIRED -> Optional.of(RequiredPaymentMethod.Health.EXPIRED);
          case DECLINED -> Optional.of(RequiredPaymentMethod.Health.DECLINED);
          case REVOKED -> Optional.of(RequiredPaymentMethod.Health.REVOKED);
          case UNKNOWN -> Optional.empty();
        });
  }

  private static Restriction restriction(AccountRestriction restriction) {
    return switch (restriction) {
      case DECEASED -> Restriction.DECEASED;
      case LEGAL_HOLD -> Restriction.LEGAL_HOLD;
      case FRAUD -> Restriction.FRAUD;
      case UNKNOWN -> Restriction.OTHER_RESTRICTION;
    };
  }
}
