package io.supportcenter.registration.receipt.store;

import io.supportcenter.registration.receipt.Receipt;
import io.supportcenter.registration.receipt.ReceiptKey;
import io.supportcenter.registration.receipt.ReceiptKind;
import io.supportcenter.registration.receipt.store.IncomingReceipt.Accepted;
import java.util.Optional;
import java.util.UUID;

/**
 * A receipt's row, locked.
 *
 * @param kind empty until the receipt has arrived
 * @param original of a return or void
 * @param contentHash empty until the receipt has arrived
 * @param incomplete the receipt without the lines that are left out; empty when none is
 * @param hasOpenTakeBacks something of it came back, and is without a unit so far
 */
public record StoredReceipt(
    UUID id,
    ReceiptKey key,
    State state,
    Optional<ReceiptKind> kind,
    Optional<ReceiptKey> original,
    Optional<String> contentHash,
    Optional<Receipt> incomplete,
    int retailerAsked,
    boolean hasOpenTakeBacks) {

  StoredReceipt accepted(Accepted accepted) {
    Receipt receipt = accepted.receipt();
    return new StoredReceipt(
        id,
        key,
        State.ACCEPTED,
        Optional.of(receipt.kind()),
        receipt.original(),
        Optional.of(accepted.contentHash()),
        Optional.of(receipt).filter(_ -> !accepted.leftOut().isEmpty()),
        retailerAsked,
        hasOpenTakeBacks);
  }

  /** The same, with the retailer to be asked anew. */
  StoredReceipt askingAnew() {
    return new StoredReceipt(
        id, key, state, kind, original, contentHash, incomplete, 0, hasOpenTakeBacks);
  }

  public enum State {
    /** A take-back has named this sale, which has not arrived yet. */
    AWAITED,
    ACCEPTED,
    /** Some of its fields were invalid; a valid one may follow under the same number. */
    REJECTED
  }

  public boolean isAcceptedSale() {
    return isAccepted(ReceiptKind.SALE);
  }

  public boolean isAccepted(ReceiptKind wanted) {
    return state == State.ACCEPTED && kind.equals(Optional.of(wanted));
  }
}
