package io.supportcenter.registration.unit.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.registration.receipt.ReceiptKey;
import io.supportcenter.registration.receipt.ReceiptKind;
import io.supportcenter.registration.receipt.ReceiptProblem;
import io.supportcenter.registration.receipt.store.ReceiptEntity;
import io.supportcenter.registration.receipt.store.StoredReceipt;
import io.supportcenter.registration.unit.rest.ReceiptTakeBacks.UnmatchedView;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A receipt and the state of its units.
 *
 * @param problems why it was rejected; of an accepted one, what is wrong with lines that are left
 *     out
 * @param conflicts how many receipts of the same number had another content
 * @param unmatched of a return or void: what it found no unit for, and why
 * @param takeBacks of a sale: its returns and voids
 * @param registrations one for each unit sold, or taken back
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "ReceiptState")
record ReceiptView(
    String retailerId,
    String receiptNumber,
    StoredReceipt.State state,
    ReceiptKind kind,
    String originalReceiptNumber,
    Instant occurredAt,
    Instant receivedAt,
    List<ReceiptProblem> problems,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) int conflicts,
    List<UnmatchedView> unmatched,
    List<ReceiptTakeBacks.View> takeBacks,
    List<RegistrationView> registrations) {

  static ReceiptView of(
      ReceiptEntity receipt, ReceiptTakeBacks takeBacks, List<RegistrationView> registrations) {
    return new ReceiptView(
        receipt.retailerId,
        ReceiptKey.written(receipt.receiptNumber),
        receipt.state,
        receipt.kind,
        receipt.originalNumber,
        receipt.occurredAt,
        receipt.receivedAt,
        receipt.problems == null
            ? List.of()
            : List.of(DomainJson.read(receipt.problems, ReceiptProblem[].class)),
        receipt.conflicts,
        takeBacks.unmatched().stream().map(UnmatchedView::of).toList(),
        takeBacks.ofSale(),
        registrations);
  }
}
