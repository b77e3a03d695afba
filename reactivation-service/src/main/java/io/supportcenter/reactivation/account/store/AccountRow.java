package io.supportcenter.reactivation.account.store;

import io.supportcenter.kit.values.EventVersion;
import io.supportcenter.reactivation.account.Account;
import io.supportcenter.reactivation.account.AccountId;
import io.supportcenter.reactivation.account.PaymentAttempts;
import io.supportcenter.reactivation.account.Referral;
import java.util.Optional;

/**
 * What we know of an account.
 *
 * @param account empty until its state has arrived, and after it was erased
 * @param version of that state
 * @param isAlreadyReactivated the account system has confirmed a reactivation that this state does
 *     not show yet
 * @param referral the last one
 */
public record AccountRow(
    AccountId id,
    Optional<Account> account,
    Optional<EventVersion> version,
    boolean isAlreadyReactivated,
    PaymentAttempts attempts,
    Optional<Referral> referral) {

  /** Whether a state of that version is news. */
  public boolean isOlderThan(EventVersion other) {
    return version.map(other::isNewerThan).orElse(true);
  }

  public AccountRow with(Account state, EventVersion stateVersion) {
    return new AccountRow(
        id, Optional.of(state), Optional.of(stateVersion), false, attempts, referral);
  }

  public AccountRow erased() {
    return new AccountRow(
        id, Optional.empty(), Optional.empty(), false, PaymentAttempts.NONE, Optional.empty());
  }

  public AccountRow reactivated() {
    return new AccountRow(id, account, version, account.isPresent(), attempts, referral);
  }

  public AccountRow with(PaymentAttempts newAttempts) {
    return new AccountRow(id, account, version, isAlreadyReactivated, newAttempts, referral);
  }

  public AccountRow with(Referral newReferral) {
    return new AccountRow(
        id, account, version, isAlreadyReactivated, attempts, Optional.of(newReferral));
  }
}
