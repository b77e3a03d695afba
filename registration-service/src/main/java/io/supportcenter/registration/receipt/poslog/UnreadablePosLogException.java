package io.supportcenter.registration.receipt.poslog;

import io.supportcenter.registration.receipt.poslog.PosLogResult.ProblemReason;
import org.xml.sax.SAXException;

/** The document as a whole is unreadable. */
final class UnreadablePosLogException extends SAXException {
  private static final long serialVersionUID = 1;

  private final ProblemReason reason;

  UnreadablePosLogException(ProblemReason reason) {
    this(reason, null);
  }

  UnreadablePosLogException(ProblemReason reason, Exception cause) {
    super(reason.name(), cause);
    this.reason = reason;
  }

  ProblemReason reason() {
    return reason;
  }
}
