package io.supportcenter.reactivation.account.store;

import io.supportcenter.kit.values.EventVersion;
import io.supportcenter.reactivation.account.Account;
import io.supportcenter.reactivation.account.AccountId;
import java.util.Optional;

/**
 * What we know of an account.
 *
 * @param account empty until its state has arrived, and after it was erased
 * @param version of that state
 * @param isAlreadyReactivated the account system has confirmed a reactivation that this state does
 *     not show yet
 */
public record AccountRow(
    AccountId id,
    Optional<Account> account,
    Optional<EventVersion> version,
    boolean isAlreadyReactivated) {

  /** Whether a state of that version is news. */
  public boolean isOlderThan(EventVersion other) {
    return version.map(other::isNewerThan).orElse(true);
  }

  public AccountRow with(Account state, EventVersion stateVersion) {
    return new AccountRow(id, Optional.of(state), Optional.of(stateVersion), false);
  }

  public AccountRow erased() {
    return new AccountRow(id, Optional.empty(), Optional.empty(), false);
  }

  public AccountRow reactivated() {
    return new AccountRow(id, account, version, account.isPresent());
  }
}
