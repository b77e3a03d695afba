package io.supportcenter.smsactivation.account;

import io.supportcenter.kit.values.Money;
import io.supportcenter.smsactivation.ledger.JournalEntry;
import io.supportcenter.smsactivation.ledger.LedgerAccount;
import io.supportcenter.smsactivation.ledger.Posting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What is left on an account that can no longer be charged: it is not owed to its holder any more.
 *
 * @param account afterwards, with nothing left
 */
public record Breakage(Account account, Reason reason, Money amount, JournalEntry entry) {

  /** Why the account can no longer be charged. */
  public enum Reason {
    CLOSED,
    EXPIRED
  }

  /**
   * Empty when nothing is left.
   *
   * @param entryId for the journal entry
   */
  public static Optional<Breakage> of(Account account, Reason reason, UUID entryId, Instant at) {
    Money left = account.balance();
    return left.isPositive()
        ? Optional.of(
            new Breakage(
                account.withBalance(left.minus(left)),
                reason,
                left,
                entry(account, left, entryId, at)))
        : Optional.empty();
  }

  private static JournalEntry entry(Account account, Money left, UUID id, Instant at) {
    var consumer = new LedgerAccount(LedgerAccount.Kind.CONSUMER, account.id().digits());
    var breakage = new LedgerAccount(LedgerAccount.Kind.BREAKAGE, account.terms().distributorId());
    return new JournalEntry(
        id,
        JournalEntry.Kind.BREAKAGE,
        account.id().digits(),
        at,
        List.of(Posting.debit(consumer, left), Posting.credit(breakage, left)));
  }
}
