package io.supportcenter.registration.receipt.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.supportcenter.kit.partner.PartnerRequest;
import io.supportcenter.kit.rest.Problem.FieldProblem;
import io.supportcenter.registration.receipt.ReceiptProblem;
import io.supportcenter.registration.receipt.WrittenReceipt;
import io.supportcenter.registration.receipt.poslog.PosLogResult;
import io.supportcenter.registration.receipt.poslog.PosLogResult.IgnoredTransaction;
import io.supportcenter.registration.receipt.poslog.PosLogResult.PosLogProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of each part of a request. Registration of what was accepted has begun.
 *
 * @param ignored transactions that are not sales or returns, with the reason
 * @param refused transactions that are wrong, or receipts of them; nothing of them is registered
 */
@Schema(name = "TakenReceipts")
record AcceptedReceipts(List<Link> receipts, List<Ignored> ignored, List<Refused> refused) {

  /**
   * A receipt and where to watch it.
   *
   * @param leftOut what is wrong with lines that are not registered
   */
  @Schema(name = "ReceiptLink")
  record Link(
      String receiptNumber,
      String href,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldProblem> leftOut) {}

  /** A transaction, or a receipt of it, and what is wrong with it. */
  @Schema(name = "RefusedTransaction")
  record Refused(int transaction, String receiptNumber, List<FieldProblem> problems) {}

  /** What makes a refused part its own. */
  private record Part(int transaction, String receiptNumber) {}

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

  static AcceptedReceipts of(PosLogResult read) {
    return new AcceptedReceipts(
        read.receipts().stream().map(r -> link(r.receipt(), r.leftOut())).toList(),
        read.ignored().stream().map(Ignored::of).toList(),
        refused(read.problems()));
  }

  static AcceptedReceipts of(WrittenReceipt receipt, List<ReceiptProblem> leftOut) {
    return new AcceptedReceipts(List.of(link(receipt, leftOut)), List.of(), List.of());
  }

  private static List<Refused> refused(List<PosLogProblem> problems) {
    Map<Part, List<FieldProblem>> parts = new LinkedHashMap<>();
    for (PosLogProblem problem : problems) {
      parts
          .computeIfAbsent(
              new Part(problem.transaction(), problem.receiptNumber()), _ -> new ArrayList<>())
          .add(new FieldProblem(problem.element(), problem.reason().name()));
    }
    return parts.entrySet().stream()
        .map(e -> new Refused(e.getKey().transaction(), e.getKey().receiptNumber(), e.getValue()))
        .toList();
  }

  private static Link link(WrittenReceipt receipt, List<ReceiptProblem> leftOut) {
    return new Link(
        receipt.receiptNumber(),
        "/v1/receipts/"
            + receipt.retailerId()
            + "/"
            + PartnerRequest.segment(receipt.receiptNumber()),
        leftOut.stream().map(p -> new FieldProblem(p.field(), p.reason().name())).toList());
  }
}
