package io.supportcenter.smsactivation.ledger;

import io.supportcenter.kit.values.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A balanced entry of the double-entry ledger. Never changed: a correction is another entry.
 *
 * @param reference id of the batch, charge or consumer account that it was posted for
 */
public record JournalEntry(
    UUID id, Kind kind, String reference, Instant postedAt, List<Posting> postings) {

  /** What the entry was posted for. */
  public enum Kind {
    BATCH_ISSUED,
    CHARGE,
    BREAKAGE,
    /** Another entry with the signs changed, which it names. */
    REVERSAL
  }

  /**
   * @throws IllegalArgumentException when debits and credits differ, or the currencies do
   */
  public JournalEntry {
    postings = List.copyOf(postings);
    Money sum =
        postings.stream()
            .map(Posting::amount)
            .reduce(Money::plus)
            .orElseThrow(() -> new IllegalArgumentException("an entry needs postings"));
    if (sum.amountMinor() != 0) {
      throw new IllegalArgumentException("debits and credits differ by " + sum);
    }
  }
}
