package io.supportcenter.smsactivation.charge;

import static io.supportcenter.smsactivation.account.Accounts.ACTIVATION;
import static io.supportcenter.smsactivation.account.Accounts.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.kit.values.Money;
import io.supportcenter.smsactivation.account.Account;
import io.supportcenter.smsactivation.account.AccountState;
import io.supportcenter.smsactivation.account.Accounts;
import io.supportcenter.smsactivation.charge.ChargeDecision.Await;
import io.supportcenter.smsactivation.charge.ChargeDecision.Deny;
import io.supportcenter.smsactivation.charge.ChargeDecision.Post;
import io.supportcenter.smsactivation.charge.ChargePolicy.DecisionContext;
import io.supportcenter.smsactivation.ledger.LedgerAccount;
import io.supportcenter.smsactivation.ledger.Posting;
import io.supportcenter.smsactivation.limit.AmountLimit;
import io.supportcenter.smsactivation.limit.RollingSum;
import io.supportcenter.smsactivation.limit.SpendingLimit;
import io.supportcenter.smsactivation.merchant.Merchant;
import io.supportcenter.smsactivation.merchant.ProbeLimit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChargePolicyTest {

  private static final DeviceReading NO_DEVICE = new DeviceReading.NotNamed();
  private static final Merchant BAKERY = Merchant.unknown("bakery");
  private static final ProbeLimit PROBES =
      new ProbeLimit(Duration.ofHours(1), 5, Duration.ofMinutes(15));
  private static final ChargeLimits LIMITS =
      new ChargeLimits(limit(1000, 100), limit(1000, 100), PROBES);
  private static final Account ACTIVE = Accounts.in(new AccountState.Active(ACTIVATION));

  static Stream<AccountState> states() {
    return Accounts.allStates().stream();
  }

  @Test
  void shouldPostTheAmountFromTheAccountToTheMerchant() {
    Post post = (Post) decide(charge(750, "EUR"), ACTIVE);

    assertThat(post.charged().balance()).isEqualTo(Accounts.eur(1250));
    assertThat(post.charged().version()).isEqualTo(ACTIVE.version());
    assertThat(post.entry().postings())
        .containsExactly(
            Posting.debit(
                new LedgerAccount(LedgerAccount.Kind.CONSUMER, ACTIVE.id().digits()),
                Accounts.eur(750)),
            Posting.credit(
                new LedgerAccount(LedgerAccount.Kind.MERCHANT, "bakery"), Accounts.eur(750)));
  }

  @ParameterizedTest
  @MethodSource("states")
  void shouldChargeOnlyWhatIsOffTheBlacklist(AccountState state) {
    ChargeDecision decision = decide(charge(1, "EUR"), Accounts.in(state));
    assertThat(decision instanceof Post).isEqualTo(!state.isBlacklisted());
    if (state.isBlacklisted()) {
      assertThat(decision)
          .isEqualTo(
              new Deny(
                  state instanceof AccountState.Closed
                      ? DenialReason.CLOSED
                      : DenialReason.BLACKLISTED));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2000, EUR, ", "2001, EUR, INSUFFICIENT_FUNDS", "1, USD, CURRENCY_MISMATCH",
    "0, EUR, INVALID_AMOUNT", "-1, EUR, INVALID_AMOUNT", "1, EURO, INVALID_AMOUNT",
    "9223372036854775807, EUR, INSUFFICIENT_FUNDS"
  })
  void shouldCheckFunds(long minor, String currency, DenialReason denial) {
    ChargeDecision decision = decide(charge(minor, currency), ACTIVE);
    if (denial == null) {
      assertThat(decision).isInstanceOf(Post.class);
    } else {
      assertThat(decision).isEqualTo(new Deny(denial));
    }
  }

  @ParameterizedTest
  @CsvSource({"10, 3", "3, 10"})
  void shouldChargeUpToTheAmountOfEitherLimitAndNotACentMore(long ofAccount, long ofMerchant) {
    var limits = new ChargeLimits(limit(ofAccount, 9), limit(ofMerchant, 9), PROBES);
    assertThat(last(limits, ACTIVE, NOW, 299, 1)).isInstanceOf(Post.class);
    assertThat(last(limits, ACTIVE, NOW, 299, 2)).isEqualTo(new Deny(DenialReason.LIMIT_AMOUNT));
    assertThat(last(limits, ACTIVE, NOW, 299, 2, 1)).isInstanceOf(Post.class);
    assertThat(last(limits, ACTIVE, NOW, 300, 1)).isEqualTo(new Deny(DenialReason.LIMIT_AMOUNT));
    assertThat(last(limits, ACTIVE, NOW, 301)).isEqualTo(new Deny(DenialReason.LIMIT_AMOUNT));
  }

  @ParameterizedTest
  @CsvSource({"9, 3", "3, 9"})
  void shouldChargeAsOftenAsEitherLimitSaysAndNotOnceMore(long ofAccount, long ofMerchant) {
    var limits = new ChargeLimits(limit(9, ofAccount), limit(9, ofMerchant), PROBES);
    assertThat(last(limits, ACTIVE, NOW, 1, 1, 1)).isInstanceOf(Post.class);
    assertThat(last(limits, ACTIVE, NOW, 1, 1, 1, 1)).isEqualTo(new Deny(DenialReason.LIMIT_COUNT));
    assertThat(last(limits, ACTIVE, NOW, 1, 1, 2001, 1)).isInstanceOf(Post.class);
  }

  @Test
  void shouldForgetChargesWhenTheirTimeIsOver() {
    var limits = new ChargeLimits(limit(3, 9), limit(9, 9), PROBES);
    Account charged = ((Post) last(limits, ACTIVE, NOW, 300)).charged();

    Instant hour = NOW.truncatedTo(ChronoUnit.HOURS);
    assertThat(last(limits, charged, hour.plus(Duration.ofHours(25)).minusSeconds(1), 1))
        .isEqualTo(new Deny(DenialReason.LIMIT_AMOUNT));
    assertThat(last(limits, charged, hour.plus(Duration.ofHours(25)), 300))
        .isInstanceOf(Post.class);
  }

  @Test
  void shouldHaveALimitOfItsOwnForACurrencyAndCountCurrenciesApart() {
    SpendingLimit limit = limit(3, 9);
    Money yen = Money.of(10, "JPY");
    Merchant merchant = BAKERY.charged(Accounts.eur(300), limit.window(), NOW);
    assertThat(limit.excess(merchant.chargedIn(yen), yen, NOW)).isEmpty();
    assertThat(limit.excess(merchant.chargedIn(yen), Money.of(11, "JPY"), NOW))
        .contains(SpendingLimit.Excess.AMOUNT);
    assertThat(limit.excess(RollingSum.NONE, Accounts.eur(Long.MAX_VALUE), NOW))
        .contains(SpendingLimit.Excess.AMOUNT);
  }

  @Test
  void shouldLockOutAMerchantWithItsLastProbeAndNotBefore() {
    Merchant merchant = BAKERY;
    for (int n = 1; n < PROBES.count(); n++) {
      merchant = merchant.probed(PROBES, NOW);
    }
    assertThat(merchant.isLocked(NOW)).isFalse();
    merchant = merchant.probed(PROBES, NOW);
    assertThat(merchant.isLocked(NOW.plus(PROBES.lock()).minusMillis(1))).isTrue();
    assertThat(merchant.isLocked(NOW.plus(PROBES.lock()))).isFalse();
    assertThat(
            merchant
                .probed(PROBES, NOW.plus(Duration.ofHours(2)))
                .isLocked(NOW.plus(Duration.ofHours(2))))
        .isFalse();
  }

  @Test
  void shouldReadWhatItHasStored() {
    RollingSum sum = RollingSum.NONE;
    for (int hours = 0; hours < 30; hours++) {
      sum = sum.plus(Duration.ofHours(24), NOW.plus(Duration.ofHours(hours)), 7);
    }
    assertThat(RollingSum.read(sum.text())).isEqualTo(sum);
    assertThat(sum.within(Duration.ofHours(24), NOW.plus(Duration.ofHours(29))))
        .isEqualTo(new RollingSum.Total(25 * 7, 25));
    assertThat(RollingSum.read("")).isEqualTo(RollingSum.NONE);
  }

  @Test
  void shouldDenyUnknownAndExpiredAccounts() {
    Charge charge = charge(1, "EUR");
    assertThat(ChargePolicy.decide(charge, Optional.empty(), context(NO_DEVICE, NOW)))
        .isEqualTo(new Deny(DenialReason.UNKNOWN_ACCOUNT));
    assertThat(decideAt(Accounts.EXPIRES_AT.minusMillis(1))).isInstanceOf(Post.class);
    assertThat(decideAt(Accounts.EXPIRES_AT)).isEqualTo(new Deny(DenialReason.EXPIRED));
  }

  @Test
  void shouldWaitForTheDeviceOnlyWhenAllElseIsWell() {
    assertThat(decide(charge(1, "EUR"), ACTIVE, new DeviceReading.NotYetKnown()))
        .isEqualTo(new Await());
    assertThat(decide(charge(2001, "EUR"), ACTIVE, new DeviceReading.NotYetKnown()))
        .isEqualTo(new Deny(DenialReason.INSUFFICIENT_FUNDS));
    assertThat(decide(charge(1, "EUR"), ACTIVE, new DeviceReading.NotRegistered()))
        .isEqualTo(new Deny(DenialReason.DEVICE_NOT_REGISTERED));
    assertThat(decide(charge(1, "EUR"), ACTIVE, new DeviceReading.Registered()))
        .isInstanceOf(Post.class);
  }

  @Test
  void shouldDenyARequestWithAMissingOrEndlessField() {
    assertThat(decide(charge(request("", "r")), ACTIVE))
        .isEqualTo(new Deny(DenialReason.INVALID_REQUEST));
    assertThat(decide(charge(request("bakery", "r".repeat(129))), ACTIVE))
        .isEqualTo(new Deny(DenialReason.INVALID_REQUEST));
  }

  private static ChargeDecision decideAt(Instant now) {
    return ChargePolicy.decide(charge(1, "EUR"), Optional.of(ACTIVE), context(NO_DEVICE, now));
  }

  private static ChargeDecision decide(Charge charge, Account account) {
    return decide(charge, account, NO_DEVICE);
  }

  private static ChargeDecision decide(Charge charge, Account account, DeviceReading device) {
    return ChargePolicy.decide(charge, Optional.of(account), context(device, NOW));
  }

  private static DecisionContext context(DeviceReading device, Instant now) {
    return new DecisionContext(BAKERY, LIMITS, device, UUID.randomUUID(), now);
  }

  private static SpendingLimit limit(long amount, long count) {
    return new SpendingLimit(
        Duration.ofHours(24),
        new AmountLimit(BigDecimal.valueOf(amount), Map.of("JPY", BigDecimal.TEN)),
        count);
  }

  /** The last of charges, each on what the one before has left. */
  private static ChargeDecision last(
      ChargeLimits limits, Account first, Instant now, long... minors) {
    Account account = first;
    Merchant merchant = BAKERY;
    ChargeDecision decision = null;
    for (long minor : minors) {
      var context = new DecisionContext(merchant, limits, NO_DEVICE, UUID.randomUUID(), now);
      decision = ChargePolicy.decide(charge(minor, "EUR"), Optional.of(account), context);
      if (decision instanceof Post(var charged, var payee, _)) {
        account = charged;
        merchant = payee;
      }
    }
    return decision;
  }

  private static Charge charge(long minor, String currency) {
    return charge(
        ChargeRequest.received(
            "bakery",
            "r-1",
            ACTIVE.id().digits(),
            RequestedAmount.of(minor, currency),
            "ref",
            "Rolls",
            Optional.empty()));
  }

  private static ChargeRequest request(String merchant, String requestId) {
    return ChargeRequest.received(
        merchant,
        requestId,
        ACTIVE.id().digits(),
        RequestedAmount.of(1, "EUR"),
        "ref",
        "Rolls",
        Optional.empty());
  }

  private static Charge charge(ChargeRequest request) {
    return new Charge(
        UUID.randomUUID(), request, NOW, new ChargeState.Processing(NOW.plusSeconds(10)));
  }
}
