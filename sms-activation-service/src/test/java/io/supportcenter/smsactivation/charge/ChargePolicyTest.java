package io.supportcenter.smsactivation.charge;

import static io.supportcenter.smsactivation.account.Accounts.ACTIVATION;
import static io.supportcenter.smsactivation.account.Accounts.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.smsactivation.account.Account;
import io.supportcenter.smsactivation.account.AccountState;
import io.supportcenter.smsactivation.account.Accounts;
import io.supportcenter.smsactivation.charge.ChargeDecision.Await;
import io.supportcenter.smsactivation.charge.ChargeDecision.Deny;
import io.supportcenter.smsactivation.charge.ChargeDecision.Post;
import io.supportcenter.smsactivation.ledger.LedgerAccount;
import io.supportcenter.smsactivation.ledger.Posting;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChargePolicyTest {

  private static final DeviceReading NO_DEVICE = new DeviceReading.NotNamed();
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

  @Test
  void shouldDenyUnknownAndExpiredAccounts() {
    Charge charge = charge(1, "EUR");
    assertThat(ChargePolicy.decide(charge, Optional.empty(), NO_DEVICE, UUID.randomUUID(), NOW))
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
    var device = new ChargedDevice("a", "Aurelia", "AX-1", "0042");
    Post post = (Post) decide(charge(1, "EUR"), ACTIVE, new DeviceReading.Registered(device));
    assertThat(post.device()).contains(device);
  }

  @Test
  void shouldDenyARequestWithAMissingOrEndlessField() {
    assertThat(decide(charge(request("", "r")), ACTIVE))
        .isEqualTo(new Deny(DenialReason.INVALID_REQUEST));
    assertThat(decide(charge(request("bakery", "r".repeat(129))), ACTIVE))
        .isEqualTo(new Deny(DenialReason.INVALID_REQUEST));
  }

  private static ChargeDecision decideAt(Instant now) {
    return ChargePolicy.decide(
        charge(1, "EUR"), Optional.of(ACTIVE), NO_DEVICE, UUID.randomUUID(), now);
  }

  private static ChargeDecision decide(Charge charge, Account account) {
    return decide(charge, account, NO_DEVICE);
  }

  private static ChargeDecision decide(Charge charge, Account account, DeviceReading device) {
    return ChargePolicy.decide(charge, Optional.of(account), device, UUID.randomUUID(), NOW);
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
