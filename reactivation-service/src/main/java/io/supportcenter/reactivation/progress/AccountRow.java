package io.supportcenter.reactivation.progress;

import io.supportcenter.reactivation.account.Account;
import io.supportcenter.reactivation.account.AccountId;
import java.util.Optional;

/**
 * What we know of an account.
 *
 * @param account empty while its state has not come, and when it was erased
 * @param reactivatedVersion the account's version when its system last confirmed a reactivation
 */
public record AccountRow(AccountId id, Optional<Account> account, long reactivatedVersion) {

  long version() {
    return account.map(Account::version).orElse(0L);
  }

  /** The account system has confirmed a reactivation that the known state does not tell of yet. */
  boolean isAlreadyReactivated() {
    return account.isPresent() && version() <= reactivatedVersion;
  }

  AccountRow with(Account state) {
    return new AccountRow(id, Optional.of(state), reactivatedVersion);
  }

  AccountRow erased() {
    return new AccountRow(id, Optional.empty(), 0);
  }

  AccountRow reactivated() {
    return new AccountRow(id, account, version());
  }
}
