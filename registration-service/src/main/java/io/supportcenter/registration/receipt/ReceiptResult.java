package io.supportcenter.registration.receipt;

import java.util.List;

/** A receipt, or everything that is wrong with it. */
public sealed interface ReceiptResult {
  record Valid(Receipt receipt) implements ReceiptResult {}

  record Invalid(List<ReceiptProblem> problems) implements ReceiptResult {
    public Invalid {
      problems = List.copyOf(problems);
    }
  }
}
