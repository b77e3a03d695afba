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
record AcceptedReceipts(List<Link> receipts, List<IgnoredTransaction> ignored) {

  /** A receipt and where to watch it. */
  @Schema(name = "ReceiptLink")
  record Link(String receiptNumber, String href) {}

  static AcceptedReceipts of(List<WrittenReceipt> receipts, List<IgnoredTransaction> ignored) {
    return new AcceptedReceipts(receipts.stream().map(AcceptedReceipts::link).toList(), ignored);
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
