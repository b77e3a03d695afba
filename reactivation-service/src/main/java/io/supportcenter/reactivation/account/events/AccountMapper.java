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
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/** Accounts in events. */
public final class AccountMapper {
  private AccountMapper() {}

  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  /**
   * @param receivedAt timestamp of the record
   * @throws InvalidValue when it does not say which account it is, whose, at which system
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
            credible("openedAt", state.getOpenedAt(), faults),
            Optional.ofNullable(state.getDeactivation()).map(d -> deactivation(d, faults)),
            Optional.ofNullable(state.getRequiredPaymentMethod()).map(AccountMapper::paymentMethod),
            Optional.ofNullable(state.getPaymentHistory()).map(h -> history(h, faults)),
            unless(
                faults,
                "outstandingBalance.currency",
                () -> ValueMapper.money(state.getOutstandingBalance())),
            credible(state.getReactivatedAt(), faults),
            state.getRestrictions().stream()
                .map(AccountMapper::restriction)
                .collect(Collectors.toUnmodifiableSet()));
    return new DescribedAccount(account, version, faults);
  }

  /** The account system in whose name it is. */
  public static Optional<String> accountSystem(SpecificRecord event) {
    return Optional.of(((AccountState) event).getAccountSystemId());
  }

  /** As the account system wrote it, or the key of a record that erases it. */
  public static String accountId(InboundEvent event) {
    return event.event().map(state -> ((AccountState) state).getAccountId()).orElse(event.key());
  }

  private static PaymentHistory history(
      io.supportcenter.events.PaymentHistory history, List<InvalidValue> faults) {
    Optional<Integer> due = count("paymentsDue", history.getPaymentsDue(), faults);
    Optional<Integer> onTime = count("paymentsOnTime", history.getPaymentsOnTime(), faults);
    if (due.isPresent() && onTime.filter(paid -> paid > due.get()).isPresent()) {
      unless(
          faults,
          "paymentHistory.paymentsOnTime",
          () -> {
            throw new InvalidValue(
                CommonRefusal.OUT_OF_RANGE,
                "more were paid on time than were due; taken as all of them");
          });
    }
    return new PaymentHistory(due, onTime, count("chargeBacks", history.getChargeBacks(), faults));
  }

  private static Optional<Integer> count(String field, int count, List<InvalidValue> faults) {
    return unless(
        faults,
        "paymentHistory." + field,
        () -> {
          if (count < 0) {
            throw new InvalidValue(CommonRefusal.OUT_OF_RANGE, "a count must not be negative");
          }
          return count;
        });
  }

  private static List<Instant> credible(List<Instant> times, List<InvalidValue> faults) {
    List<Instant> credible = new ArrayList<>();
    for (int i = 0; i < times.size(); i++) {
      credible("reactivatedAt[" + i + "]", times.get(i), faults).ifPresent(credible::add);
    }
    return credible;
  }

  /** A moment in our centuries; 1970-01-01T00:00Z is what systems write that do not know it. */
  private static Optional<Instant> credible(String field, Instant at, List<InvalidValue> faults) {
    return unless(
        faults,
        field,
        () -> {
          if (at.isBefore(EARLIEST) || at.isAfter(LATEST) || at.equals(Instant.EPOCH)) {
            throw new InvalidValue(
                CommonRefusal.OUT_OF_RANGE,
                "a time must be between the years 1900 and 2200, and not 0");
          }
          return at;
        });
  }

  /** The value of a field; empty, and its fault noted, when it breaks its rule. */
  private static <T> Optional<T> unless(
      List<InvalidValue> faults, String field, Supplier<T> value) {
    try {
      return Optional.of(InvalidValue.in(field, value));
    } catch (InvalidValue fault) {
      faults.add(fault);
      return Optional.empty();
    }
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

  private static Deactivation deactivation(
      AccountDeactivation deactivation, List<InvalidValue> faults) {
    return new Deactivation(
        credible("deactivation.at", deactivation.getAt(), faults),
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
