package io.supportcenter.registration.unit.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.supportcenter.registration.receipt.ReceiptKey;
import io.supportcenter.registration.receipt.ReceiptKind;
import io.supportcenter.registration.receipt.store.ReceiptEntity;
import io.supportcenter.registration.receipt.store.ReceiptStore;
import io.supportcenter.registration.unit.TakeBackOutcome.Unmatched;
import io.supportcenter.registration.unit.TakeBackOutcome.UnmatchedReason;
import io.supportcenter.registration.unit.store.TakeBackStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a receipt takes back, and what takes it back.
 *
 * @param units that a return or void takes back
 * @param unmatched what a return or void found no unit for
 * @param ofSale returns and voids of a sale
 */
record ReceiptTakeBacks(List<UUID> units, List<Unmatched> unmatched, List<View> ofSale) {

  /** Goods that came back, and are without a unit. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "UnmatchedGoods")
  record UnmatchedView(
      Integer lineNumber, String serialNumber, int quantity, UnmatchedReason reason) {

    static UnmatchedView of(Unmatched goods) {
      return new UnmatchedView(
          goods.lineNumber().orElse(null),
          goods.serialNumber().orElse(null),
          goods.quantity(),
          goods.reason());
    }
  }

  /** A return or void of a sale, or of another return or void of it. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  @Schema(name = "TakeBack")
  record View(String receiptNumber, ReceiptKind kind, List<UnmatchedView> unmatched) {}

  static ReceiptTakeBacks of(Connection tx, ReceiptEntity receipt) throws SQLException {
    return receipt.isTakeBack() ? ofTakeBack(tx, receipt) : ofSale(tx, receipt);
  }

  private static ReceiptTakeBacks ofSale(Connection tx, ReceiptEntity receipt) throws SQLException {
    List<View> views =
        TakeBackStore.ofSale(tx, receipt.id).stream()
            .map(stored ->
                new View(
                    ReceiptKey.written(stored.receiptNumber()),
                    stored.kind(),
                    stored.unmatched().stream().map(UnmatchedView::of).toList()))
            .toList();
    return new ReceiptTakeBacks(List.of(), List.of(), views);
  }

  private static ReceiptTakeBacks ofTakeBack(Connection tx, ReceiptEntity receipt)
      throws SQLException {
    List<TakeBackStore.Stored> stored =
        TakeBackStore.ofReceipts(tx, List.of(receipt.id)).getOrDefault(receipt.id, List.of());
    return new ReceiptTakeBacks(
        stored.stream().flatMap(one -> one.units().stream()).toList(),
        stored.isEmpty() && !isOriginalKnown(tx, receipt)
            ? List.of(originalUnknown())
            : stored.stream().flatMap(one -> one.unmatched().stream()).toList(),
        List.of());
  }

  private static boolean isOriginalKnown(Connection tx, ReceiptEntity receipt) throws SQLException {
    Optional<UUID> original =
        ReceiptStore.find(tx, new ReceiptKey(receipt.retailerId, receipt.originalNumber));
    return original.isPresent() && !ReceiptStore.accepted(tx, List.of(original.get())).isEmpty();
  }

  private static Unmatched originalUnknown() {
    return new Unmatched(Optional.empty(), Optional.empty(), 1, UnmatchedReason.ORIGINAL_UNKNOWN);
  }
}
