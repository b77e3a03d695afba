package io.supportcenter.registration.receipt.poslog;

import io.supportcenter.registration.receipt.poslog.PosLogResult.ProblemReason;

/** The document as a whole cannot be read. */
final class UnreadablePosLogException extends Exception {
  private static final long serialVersionUID = 1;

  private final ProblemReason reason;

  UnreadablePosLogException(ProblemReason reason) {
    this(reason, null);
  }

  UnreadablePosLogException(ProblemReason reason, Throwable cause) {
    super(reason.name(), cause);
    this.reason = reason;
  }

  ProblemReason reason() {
    return reason;
  }
}
