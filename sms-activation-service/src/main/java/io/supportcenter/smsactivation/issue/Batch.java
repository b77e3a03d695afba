package io.supportcenter.smsactivation.issue;

import io.supportcenter.smsactivation.account.AccountTerms;
import io.supportcenter.smsactivation.ledger.JournalEntry;
import io.supportcenter.smsactivation.ledger.LedgerAccount;
import io.supportcenter.smsactivation.ledger.Posting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Cards that are issued together.
 *
 * @param issuerId of the issuer that ordered it, and that alone gets its sheet
 * @param count of cards
 */
public record Batch(AccountTerms terms, String issuerId, int count, BatchState state) {

  public static final int COUNT_MAX = 10_000;

  public Batch {
    if (count < 1 || count > COUNT_MAX) {
      throw new IllegalArgumentException("a batch has 1 to " + COUNT_MAX + " cards");
    }
  }

  public Batch become(BatchState next) {
    return new Batch(terms, issuerId, count, next);
  }

  /** The distributor owes what its cards are worth, and we owe it to their holders. */
  public JournalEntry journalEntry(UUID id, List<Card> cards, Instant at) {
    List<Posting> postings = new ArrayList<>(cards.size() + 1);
    postings.add(
        Posting.debit(
            new LedgerAccount(LedgerAccount.Kind.DISTRIBUTOR, terms.distributorId()),
            terms.value().times(cards.size())));
    for (Card card : cards) {
      postings.add(
          Posting.credit(
              new LedgerAccount(LedgerAccount.Kind.CONSUMER, card.accountId().digits()),
              terms.value()));
    }
    return new JournalEntry(
        id, JournalEntry.Kind.BATCH_ISSUED, terms.batchId().toString(), at, postings);
  }
}
