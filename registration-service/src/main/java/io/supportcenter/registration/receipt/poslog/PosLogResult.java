package io.supportcenter.registration.receipt.poslog;

import io.supportcenter.events.ReceiptReceived;
import java.util.List;

/**
 * What a POSLog document holds. Its transactions stand for themselves: one that is wrong does not
 * spoil the others.
 */
public record PosLogResult(
    List<ReceiptReceived> receipts,
    List<IgnoredTransaction> ignored,
    List<PosLogProblem> problems) {
  public PosLogResult {
    receipts = List.copyOf(receipts);
    ignored = List.copyOf(ignored);
    problems = List.copyOf(problems);
  }

  /**
   * A transaction, or a part of one, that is no business of ours.
   *
   * @param transaction from 1, in the order of the document
   */
  public record IgnoredTransaction(int transaction, String receiptNumber, Reason reason) {}

  /**
   * @param transaction from 1, 0 when the document itself cannot be read
   * @param element path of the element, for example {@code Transaction/BusinessDayDate}
   */
  public record PosLogProblem(int transaction, String element, ProblemReason reason) {}

  public enum Reason {
    TRAINING_MODE,
    CANCELLED,
    SUSPENDED,
    NOT_A_RETAIL_TRANSACTION,
    RETURN_WITHOUT_ORIGINAL,
    NO_ITEMS
  }

  public enum ProblemReason {
    NOT_XML,
    NOT_POSLOG,
    TOO_LARGE,
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
    UNKNOWN_STORE,
    UNKNOWN_VALUE
  }
}
