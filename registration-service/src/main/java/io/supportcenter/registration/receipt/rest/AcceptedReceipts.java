package io.supportcenter.registration.receipt.rest;

import io.supportcenter.kit.partner.PartnerRequest;
import io.supportcenter.registration.receipt.WrittenReceipt;
import io.supportcenter.registration.receipt.poslog.PosLogResult.IgnoredTransaction;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What was accepted of a request; its registration has begun.
 *
 * @param ignored transactions that are not sales or returns, with the reason
 */
@Schema(name = "TakenReceipts")
record AcceptedReceipts(List<Link> receipts, List<Ignored> ignored) {

  /** A receipt and where to watch it. */
  @Schema(name = "ReceiptLink")
  record Link(String receiptNumber, String href) {}

  /** A transaction, and why it is ignored. */
  @Schema(name = "IgnoredTransaction")
  record Ignored(int transaction, String receiptNumber, Reason reason) {

    /** Those of {@link IgnoredTransaction}. */
    @Schema(name = "Reason1") // Reason is why a receipt is invalid.
    enum Reason {
      TRAINING_MODE,
      CANCELLED,
      SUSPENDED,
      NOT_A_RETAIL_TRANSACTION,
      RETURN_WITHOUT_ORIGINAL,
      NO_ITEMS
    }

    private static Ignored of(IgnoredTransaction read) {
      return new Ignored(
          read.transaction(), read.receiptNumber(), Reason.valueOf(read.reason().name()));
    }
  }

  static AcceptedReceipts of(List<WrittenReceipt> receipts, List<IgnoredTransaction> ignored) {
    return new AcceptedReceipts(
        receipts.stream().map(AcceptedReceipts::link).toList(),
        ignored.stream().map(Ignored::of).toList());
  }

  private static Link link(WrittenReceipt receipt) {
    return new Link(
        receipt.receiptNumber(),
        "/v1/receipts/"
            + receipt.retailerId()
            + "/"
            + PartnerRequest.segment(receipt.receiptNumber()));
  }
}
