package io.supportcenter.registration.receipt.poslog;

import io.supportcenter.registration.receipt.poslog.PosLogResult.ProblemReason;

/** An element of a transaction is missing or wrong. */
final class ElementException extends Exception {
  private static final long serialVersionUID = 1;

  private final String element;
  private final ProblemReason reason;

  ElementException(String element, ProblemReason reason) {
    super(element + " " + reason);
    this.element = element;
    this.reason = reason;
  }

  String element() {
    return element;
  }

  ProblemReason reason() {
    return reason;
  }
}
