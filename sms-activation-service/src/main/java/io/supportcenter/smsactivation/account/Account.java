package io.supportcenter.smsactivation.account;

import io.supportcenter.kit.values.Money;
import java.time.Instant;

/**
 * A prepaid account.
 *
 * @param balance what is left; the ledger says the same
 * @param version of state and terms, rises by one with every published change; a charge does not
 *     change it
 */
public record Account(
    AccountId id, AccountTerms terms, AccountState state, Money balance, long version) {

  public static Account issued(AccountId id, AccountTerms terms) {
    return new Account(id, terms, new AccountState.Issued(), terms.value(), 1);
  }

  public boolean isExpired(Instant now) {
    return !now.isBefore(terms.expiresAt());
  }

  public Account become(AccountState next) {
    return new Account(id, terms, next, balance, version + 1);
  }

  public Account withBalance(Money left) {
    return new Account(id, terms, state, left, version);
  }
}
