package io.supportcenter.smsactivation.account;

import io.supportcenter.kit.values.Money;
import io.supportcenter.smsactivation.limit.RollingSum;
import io.supportcenter.smsactivation.sms.Msisdn;
import io.supportcenter.smsactivation.sms.ShortCode;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** Accounts for tests: worth 20.00 EUR, short code 70011, expiring in 2027. */
public final class Accounts {

  public static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  public static final Instant EXPIRES_AT = Instant.parse("2027-11-23T00:00:00Z");
  public static final Msisdn PHONE = new Msisdn("+491711234567");
  public static final Msisdn OTHER_PHONE = new Msisdn("+491717654321");
  public static final Activation ACTIVATION = new Activation(PHONE, NOW.minusSeconds(60));
  public static final AccountTerms TERMS =
      new AccountTerms(
          new UUID(1, 1), "kiosk-chain", new ShortCode("70011"), eur(2000), EXPIRES_AT);

  private Accounts() {}

  public static Money eur(long minor) {
    return new Money(minor, Currency.getInstance("EUR"));
  }

  public static Blacklisting blacklisting(BlacklistReason reason) {
    return new Blacklisting(reason, "agent-7", Optional.of("a note"), NOW);
  }

  public static Account in(AccountState state) {
    return new Account(
        AccountId.random(new Random(state.hashCode())),
        TERMS,
        state,
        TERMS.value(),
        RollingSum.NONE,
        3);
  }

  /** One of every state and of every way into it. */
  public static List<AccountState> allStates() {
    return List.of(
        new AccountState.Issued(),
        new AccountState.Active(ACTIVATION),
        new AccountState.ReBlacklisted(
            List.of(blacklisting(BlacklistReason.LOST_OR_STOLEN)), Optional.empty()),
        new AccountState.ReBlacklisted(
            List.of(
                blacklisting(BlacklistReason.LEGAL), blacklisting(BlacklistReason.LOST_OR_STOLEN)),
            Optional.of(ACTIVATION)),
        new AccountState.Closed(Optional.empty()),
        new AccountState.Closed(Optional.of(ACTIVATION)));
  }
}
