package io.supportcenter.smsactivation.issue;

import io.supportcenter.smsactivation.limit.AmountLimit;
import java.util.Optional;

/**
 * How much one issuer may have outstanding: of batches that are neither void nor expired.
 *
 * @param cards of all batches
 * @param amount that the cards are worth in all, in each currency
 * @param orders of batches whose sheet is not handed out
 */
public record IssuerLimit(long cards, AmountLimit amount, long orders) {

  /** What one more batch would exceed. */
  public enum Excess {
    CARDS("cards"),
    AMOUNT("value"),
    ORDERS("batches whose sheet is not handed out");

    private final String words;

    Excess(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /**
   * What an issuer has outstanding.
   *
   * @param valueMinor in the currency of the batch that it orders
   */
  public record Outstanding(long cards, long valueMinor, long orders) {}

  public Optional<Excess> excess(Outstanding before, Batch more) {
    if (before.orders() >= orders) {
      return Optional.of(Excess.ORDERS);
    }
    if (more.count() > cards - before.cards()) {
      return Optional.of(Excess.CARDS);
    }
    long worth = more.terms().value().times(more.count()).amountMinor();
    long most = amount.minorMax(more.terms().value().currency());
    return worth > most - before.valueMinor() ? Optional.of(Excess.AMOUNT) : Optional.empty();
  }
}
