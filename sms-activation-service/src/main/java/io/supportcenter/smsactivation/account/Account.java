package io.supportcenter.smsactivation.account;

import io.supportcenter.kit.values.Money;
import io.supportcenter.smsactivation.limit.RollingSum;
import java.time.Duration;
import java.time.Instant;

/**
 * A prepaid account.
 *
 * @param balance what is left; the ledger says the same
 * @param charged within the time that limits are for
 * @param version of state and terms, rises by one with every published change; a charge does not
 *     change it
 */
public record Account(
    AccountId id,
    AccountTerms terms,
    AccountState state,
    Money balance,
    RollingSum charged,
    long version) {

  public static Account issued(AccountId id, AccountTerms terms) {
    return new Account(id, terms, new AccountState.Issued(), terms.value(), RollingSum.NONE, 1);
  }

  public boolean isExpired(Instant now) {
    return !now.isBefore(terms.expiresAt());
  }

  public Account become(AccountState next) {
    return new Account(id, terms, next, balance, charged, version + 1);
  }

  public Account withBalance(Money left) {
    return new Account(id, terms, state, left, charged, version);
  }

  /**
   * After a charge.
   *
   * @param window how long it counts for limits
   */
  public Account charged(Money amount, Duration window, Instant now) {
    return new Account(
        id,
        terms,
        state,
        balance.minus(amount),
        charged.plus(window, now, amount.amountMinor()),
        version);
  }
}
