package io.supportcenter.reactivation.scorecard;

import io.supportcenter.kit.values.Money;
import io.supportcenter.reactivation.account.Account;
import io.supportcenter.reactivation.account.Deactivation;
import io.supportcenter.reactivation.account.PaymentHistory;
import io.supportcenter.reactivation.account.RequiredPaymentMethod;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Identifies the attributes of a deactivated account. */
public final class AttributeReading {
  private AttributeReading() {}

  /**
   * @param registeredDevices in the asset store of the account's user
   * @param currency of the policy; a balance in another one is not comparable
   */
  public static Attributes of(
      Account account, long registeredDevices, String currency, Instant now) {
    Map<AttributeName, AttributeValue> values = new EnumMap<>(AttributeName.class);
    for (AttributeName name : AttributeName.values()) {
      values.put(name, read(name, account, registeredDevices, currency, now));
    }
    return new Attributes(values);
  }

  private static AttributeValue read(
      AttributeName name, Account account, long registeredDevices, String currency, Instant now) {
    return switch (name) {
      case DEACTIVATION_REASON ->
          AttributeValue.of(account.deactivation().flatMap(Deactivation::reason));
      case DEACTIVATION_INITIATOR ->
          AttributeValue.of(account.deactivation().flatMap(Deactivation::initiator));
      case DAYS_SINCE_DEACTIVATION ->
          AttributeValue.number(deactivatedAt(account).map(at -> days(at, now)));
      case TENURE_DAYS ->
          AttributeValue.number(
              deactivatedAt(account)
                  .flatMap(at -> account.openedAt().map(opened -> days(opened, at))));
      case ON_TIME_PERCENT ->
          AttributeValue.number(account.payments().flatMap(PaymentHistory::onTimePercent));
      case CHARGE_BACKS ->
          AttributeValue.number(
              account.payments().flatMap(PaymentHistory::chargeBacks).map(Integer::longValue));
      case OUTSTANDING_BALANCE ->
          AttributeValue.number(
              account
                  .outstanding()
                  .filter(owed -> owed.currencyCode().equals(currency))
                  .map(Money::amountMinor));
      case REQUIRED_PAYMENT_METHOD -> AttributeValue.of(account.requiredPaymentMethodKind());
      case PAYMENT_METHOD_HEALTH ->
          AttributeValue.of(account.requiredPaymentMethod().flatMap(RequiredPaymentMethod::health));
      case ACCOUNT_TYPE -> AttributeValue.of(account.type());
      case REACTIVATIONS_IN_12_MONTHS -> AttributeValue.of(reactivationsInYear(account, now));
      case REGISTERED_DEVICES -> AttributeValue.of(registeredDevices);
    };
  }

  private static Optional<Instant> deactivatedAt(Account account) {
    return account.deactivation().flatMap(Deactivation::at);
  }

  /** Whole days; clocks that differ a little do not make it negative. */
  private static long days(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toDays());
  }

  private static long reactivationsInYear(Account account, Instant now) {
    Instant yearAgo = now.atOffset(ZoneOffset.UTC).minusMonths(12).toInstant();
    return account.reactivatedAt().stream().filter(yearAgo::isBefore).count();
  }
}
