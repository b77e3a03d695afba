package io.supportcenter.registration.unit.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.registration.receipt.ReceiptKind;
import io.supportcenter.registration.receipt.ReceiptProblem;
import io.supportcenter.registration.receipt.store.ReceiptEntity;
import io.supportcenter.registration.receipt.store.StoredReceipt;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A receipt and the state of its units.
 *
 * @param problems why it was rejected
 * @param conflicts how many receipts of the same number had another content
 * @param registrations one for each unit sold
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
    List<RegistrationView> registrations) {

  static ReceiptView of(ReceiptEntity receipt, List<RegistrationView> registrations) {
    return new ReceiptView(
        receipt.retailerId,
        receipt.receiptNumber,
        receipt.state,
        receipt.kind,
        receipt.originalNumber,
        receipt.occurredAt,
        receipt.receivedAt,
        receipt.problems == null
            ? List.of()
            : List.of(DomainJson.read(receipt.problems, ReceiptProblem[].class)),
        receipt.conflicts,
        registrations);
  }
}
