package io.supportcenter.registration.receipt.poslog;

import io.supportcenter.registration.receipt.ReceiptProblem;
import io.supportcenter.registration.receipt.WrittenReceipt;
import java.util.List;

/**
 * What a POSLog document holds. Its transactions are independent: a wrong one does not spoil the
 * others. Of a document that is unreadable as a whole there is one problem, and nothing else.
 */
public record PosLogResult(
    List<ReadReceipt> receipts, List<IgnoredTransaction> ignored, List<PosLogProblem> problems) {
  public PosLogResult {
    receipts = List.copyOf(receipts);
    ignored = List.copyOf(ignored);
    problems = List.copyOf(problems);
  }

  static PosLogResult unreadable(ProblemReason reason) {
    return new PosLogResult(
        List.of(), List.of(), List.of(new PosLogProblem(0, "", "POSLog", reason)));
  }

  /** Whether it is not a POSLog document; one without transactions is. */
  public boolean isUnreadable() {
    return problems.stream()
        .anyMatch(p -> p.transaction() == 0 && p.reason() != ProblemReason.NO_TRANSACTIONS);
  }

  /**
   * A receipt of a transaction.
   *
   * @param transaction from 1, in the order of the document
   * @param leftOut what is wrong with the lines that are left out
   */
  public record ReadReceipt(
      int transaction, WrittenReceipt receipt, List<ReceiptProblem> leftOut) {}

  /**
   * A transaction, or a part of one, that does not matter to us.
   *
   * @param transaction from 1, in the order of the document
   * @param receiptNumber what can be read of it
   */
  public record IgnoredTransaction(int transaction, String receiptNumber, Reason reason) {}

  /**
   * Why a transaction, or a receipt of it, is refused.
   *
   * @param transaction from 1, 0 when the document itself cannot be read
   * @param receiptNumber what can be read of it
   * @param element path of the element below the transaction, for example {@code BusinessDayDate},
   *     or of the field that it becomes, for example {@code lines[0].quantity}
   */
  public record PosLogProblem(
      int transaction, String receiptNumber, String element, ProblemReason reason) {}

  /** Why a transaction is ignored. */
  public enum Reason {
    TRAINING_MODE,
    CANCELLED,
    SUSPENDED,
    NOT_A_RETAIL_TRANSACTION,
    RETURN_WITHOUT_ORIGINAL,
    NO_ITEMS
  }

  /** What is wrong with a document or a transaction. */
  public enum ProblemReason {
    NOT_XML,
    NOT_POSLOG,
    DTD_NOT_ALLOWED,
    NO_TRANSACTIONS,
    TOO_MANY,
    MISSING,
    BLANK,
    TOO_LONG,
    CHARACTERS,
    OUT_OF_RANGE,
    DUPLICATE,
    NOT_A_DATE,
    NOT_A_TIME,
    NOT_A_NUMBER,
    NOT_A_ZONE,
    UNKNOWN_STORE,
    UNKNOWN_VALUE,
    BEFORE_START,
    NOT_WITH_RESERVATION,
    VENDOR_NOT_ALLOWED
  }
}
