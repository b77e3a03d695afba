package io.supportcenter.registration.receipt.store;

import io.supportcenter.registration.receipt.ReceiptKey;
import io.supportcenter.registration.receipt.ReceiptKind;
import java.util.Optional;
import java.util.UUID;

/**
 * A receipt's row, locked.
 *
 * @param kind empty until the receipt has arrived
 * @param contentHash empty until the receipt has arrived
 */
public record StoredReceipt(
    UUID id,
    ReceiptKey key,
    State state,
    Optional<ReceiptKind> kind,
    Optional<String> contentHash,
    int retailerAsked) {

  public enum State {
    /** A take-back has named this sale, which has not arrived yet. */
    AWAITED,
    ACCEPTED,
    /** Some of its fields were invalid; a valid one may follow under the same number. */
    REJECTED
  }

  public boolean isAcceptedSale() {
    return state == State.ACCEPTED && kind.filter(ReceiptKind.SALE::equals).isPresent();
  }
}
