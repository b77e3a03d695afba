package io.supportcenter.registration.receipt.poslog;

import io.supportcenter.registration.receipt.WrittenReceipt;
import java.util.List;

/**
 * What a POSLog document holds. Its transactions are independent: a wrong one does not spoil the
 * others.
 */
public record PosLogResult(
    List<WrittenReceipt> receipts, List<IgnoredTransaction> ignored, List<PosLogProblem> problems) {
  public PosLogResult {
    receipts = List.copyOf(receipts);
    ignored = List.copyOf(ignored);
    problems = List.copyOf(problems);
  }

  /**
   * A transaction, or a part of one, that does not matter to us.
   *
   * @param transaction from 1, in the order of the document
   * @param receiptNumber what can be read of it
   */
  public record IgnoredTransaction(int transaction, String receiptNumber, Reason reason) {}

  /**
   * @param transaction from 1, 0 when the document itself cannot be read
   * @param element path of the element below the transaction, for example {@code BusinessDayDate},
   *     or of the field that it becomes, for example {@code lines[0].quantity}
   */
  public record PosLogProblem(int transaction, String element, ProblemReason reason) {}

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
    UNKNOWN_VALUE
  }
}
