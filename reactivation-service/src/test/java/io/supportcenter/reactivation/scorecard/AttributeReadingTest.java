package io.supportcenter.reactivation.scorecard;

import static io.supportcenter.reactivation.account.Accounts.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.kit.values.Money;
import io.supportcenter.reactivation.account.Account;
import io.supportcenter.reactivation.account.Accounts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttributeReadingTest {

  @Test
  void shouldReadEveryAttributeOfAnAccount() {
    assertThat(AttributeReading.of(Accounts.good(), 2, "EUR", NOW).values())
        .isEqualTo(
            Map.ofEntries(
                name(AttributeName.DEACTIVATION_REASON, "CUSTOMER_REQUEST"),
                name(AttributeName.DEACTIVATION_INITIATOR, "CUSTOMER"),
                number(AttributeName.DAYS_SINCE_DEACTIVATION, 90),
                number(AttributeName.TENURE_DAYS, 2428),
                number(AttributeName.ON_TIME_PERCENT, 100),
                number(AttributeName.CHARGE_BACKS, 0),
                number(AttributeName.OUTSTANDING_BALANCE, 0),
                name(AttributeName.REQUIRED_PAYMENT_METHOD, "DIRECT_DEBIT"),
                name(AttributeName.PAYMENT_METHOD_HEALTH, "GOOD"),
                name(AttributeName.ACCOUNT_TYPE, "PERSONAL"),
                number(AttributeName.REACTIVATIONS_IN_12_MONTHS, 0),
                number(AttributeName.REGISTERED_DEVICES, 2)));
  }

  @Test
  void shouldTakeWhatTheAccountSystemDoesNotTellAsMissing() {
    Account a = Accounts.good();
    Account silent =
        new Account(
            a.id(),
            1,
            a.user(),
            a.accountSystem(),
            a.status(),
            Optional.empty(),
            a.openedAt(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            a.outstanding(),
            List.of(),
            a.restrictions());

    Attributes attributes = AttributeReading.of(silent, 0, "EUR", NOW);

    assertThat(attributes.values().values())
        .filteredOn(AttributeValue.Missing.class::isInstance)
        .hasSize(9);
  }

  @Test
  void shouldNotCompareABalanceInAnotherCurrency() {
    Account dollars = Accounts.with(Accounts.good(), Money.of(100, "USD"));

    assertThat(value(dollars, AttributeName.OUTSTANDING_BALANCE))
        .isEqualTo(new AttributeValue.Missing());
  }

  @Test
  void shouldCountReactivationsOfTheLastTwelveMonthsOnly() {
    Account a = Accounts.good();
    Account often =
        new Account(
            a.id(),
            1,
            a.user(),
            a.accountSystem(),
            a.status(),
            a.type(),
            a.openedAt(),
            a.deactivation(),
            a.requiredPaymentMethod(),
            a.payments(),
            a.outstanding(),
            List.of(
                Instant.parse("2025-11-23T10:00:00Z"),
                Instant.parse("2025-11-23T10:00:01Z"),
                Instant.parse("2026-10-01T00:00:00Z")),
            a.restrictions());

    assertThat(value(often, AttributeName.REACTIVATIONS_IN_12_MONTHS))
        .isEqualTo(new AttributeValue.Number(2));
  }

  private static AttributeValue value(Account account, AttributeName name) {
    return AttributeReading.of(account, 0, "EUR", NOW).get(name);
  }

  private static Map.Entry<AttributeName, AttributeValue> name(AttributeName name, String value) {
    return Map.entry(name, new AttributeValue.Category(value));
  }

  private static Map.Entry<AttributeName, AttributeValue> number(AttributeName name, long value) {
    return Map.entry(name, new AttributeValue.Number(value));
  }
}
