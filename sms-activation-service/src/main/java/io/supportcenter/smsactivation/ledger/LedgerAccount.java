package io.supportcenter.smsactivation.ledger;

import java.util.Locale;

/**
 * An account of the ledger. Not to be confused with a consumer account, which has one of these.
 *
 * @param id of the consumer account, merchant or distributor
 */
public record LedgerAccount(Kind kind, String id) {

  /** Whose account it is. */
  public enum Kind {
    /** What we owe to the holder of a prepaid account. */
    CONSUMER,
    /** What we owe to a merchant. */
    MERCHANT,
    /** What a distributor owes us for the cards it was given. */
    DISTRIBUTOR,
    /** What nobody can spend any more of a distributor's cards: our revenue. */
    BREAKAGE
  }

  public LedgerAccount {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a ledger account needs an id");
    }
  }

  public String code() {
    return kind.name().toLowerCase(Locale.ROOT) + ":" + id;
  }
}
