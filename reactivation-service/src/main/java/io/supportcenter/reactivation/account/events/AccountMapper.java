package io.supportcenter.reactivation.account.events;

import io.supportcenter.events.AccountDeactivation;
import io.supportcenter.events.AccountRestriction;
import io.supportcenter.events.AccountState;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.events.ValueMapper;
import io.supportcenter.kit.values.CommonRefusal;
import io.supportcenter.kit.values.EventVersion;
import io.supportcenter.kit.values.InvalidValue;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/** Accounts in events. */
public final class AccountMapper {
  private AccountMapper() {}

  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  /**
   * @param receivedAt timestamp of the record
   * @throws InvalidValue when it is not an account's state, or contradicts itself
   */
  public static DescribedAccount fromEvent(SpecificRecord event, Instant receivedAt) {
    AccountState state = (AccountState) event;
    EventVersion version =
        InvalidValue.in(
            "version",
            () -> new EventVersion(state.getVersion(), state.getOccurredAt(), receivedAt));
    List<InvalidValue> faults = new ArrayList<>();
    Account account =
        new Account(
            InvalidValue.in("accountId", () -> new AccountId(state.getAccountId())),
            state.getVersion(),
            InvalidValue.in("userId", () -> new UserId(state.getUserId())),
            InvalidValue.in(
                "accountSystemId", () -> new AccountSystemId(state.getAccountSystemId())),
            status(state.getStatus()),
            type(state.getAccountType()),
            moment("openedAt", state.getOpenedAt()),
            Optional.ofNullable(state.getDeactivation())
                .map(d -> InvalidValue.in("deactivation", () -> deactivation(d))),
            Optional.ofNullable(state.getRequiredPaymentMethod()).map(AccountMapper::paymentMethod),
            Optional.ofNullable(state.getPaymentHistory())
                .map(h -> InvalidValue.in("paymentHistory", () -> history(h))),
            InvalidValue.in(
                "outstandingBalance.currency",
                () -> ValueMapper.money(state.getOutstandingBalance())),
            credible(state.getReactivatedAt(), faults),
            state.getRestrictions().stream()
                .map(AccountMapper::restriction)
                .collect(Collectors.toUnmodifiableSet()));
    return new DescribedAccount(account, version, faults);
  }

  /** As the account system wrote it, or the key of a record that erases it. */
  public static String accountId(InboundEvent event) {
    return event.event().map(state -> ((AccountState) state).getAccountId()).orElse(event.key());
  }

  private static PaymentHistory history(io.supportcenter.events.PaymentHistory history) {
    return new PaymentHistory(
        history.getPaymentsDue(), history.getPaymentsOnTime(), history.getChargeBacks());
  }

  private static List<Instant> credible(List<Instant> times, List<InvalidValue> faults) {
    List<Instant> credible = new ArrayList<>();
    for (int i = 0; i < times.size(); i++) {
      try {
        credible.add(moment("reactivatedAt[" + i + "]", times.get(i)));
      } catch (InvalidValue fault) {
        faults.add(fault);
      }
    }
    return credible;
  }

  private static Instant moment(String field, Instant at) {
    return InvalidValue.in(
        field,
        () -> {
          if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
            throw new InvalidValue(
                CommonRefusal.OUT_OF_RANGE, "a time must be between the years 1900 and 2200");
          }
          return at;
        });
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
        moment("at", deactivation.getAt()),
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
