package io.supportcenter.reactivation.account.store;

import io.supportcenter.reactivation.account.Account;
import io.supportcenter.reactivation.account.AccountId;
import java.util.Optional;

/**
 * What we know of an account.
 *
 * @param account empty until its state has arrived, and after it was erased
 * @param reactivatedVersion the account's version when its system last confirmed a reactivation
 */
public record AccountRow(AccountId id, Optional<Account> account, long reactivatedVersion) {

  public long version() {
    return account.map(Account::version).orElse(0L);
  }

  /** The account system has confirmed a reactivation that the known state does not show yet. */
  public boolean isAlreadyReactivated() {
    return account.isPresent() && version() <= reactivatedVersion;
  }

  public AccountRow with(Account state) {
    return new AccountRow(id, Optional.of(state), reactivatedVersion);
  }

  public AccountRow erased() {
    return new AccountRow(id, Optional.empty(), 0);
  }

  public AccountRow reactivated() {
    return new AccountRow(id, account, version());
  }
}
