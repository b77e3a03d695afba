package io.supportcenter.smsactivation.ledger;

import io.supportcenter.kit.values.Money;

/**
 * One side of a journal entry.
 *
 * @param amount positive: debit; negative: credit; never zero
 */
public record Posting(LedgerAccount account, Money amount) {

  public Posting {
    if (amount.amountMinor() == 0) {
      throw new IllegalArgumentException("a posting must have an amount");
    }
  }

  public static Posting debit(LedgerAccount account, Money amount) {
    return new Posting(account, amount);
  }

  public static Posting credit(LedgerAccount account, Money amount) {
    return new Posting(account, amount.negated());
  }
}
