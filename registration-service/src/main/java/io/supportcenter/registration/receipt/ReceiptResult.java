package io.supportcenter.registration.receipt;

import java.util.List;

/** A receipt, or everything that is wrong with it. */
public sealed interface ReceiptResult {

  /**
   * @param proofs by each of which the receipt may be claimed
   * @param leftOut what is wrong with lines and customer references that are left out: they spoil
   *     nothing but themselves
   */
  record Valid(Receipt receipt, List<PaperProof> proofs, List<ReceiptProblem> leftOut)
      implements ReceiptResult {
    public Valid {
      proofs = List.copyOf(proofs);
      leftOut = List.copyOf(leftOut);
    }
  }

  record Invalid(List<ReceiptProblem> problems) implements ReceiptResult {
    public Invalid {
      problems = List.copyOf(problems);
    }
  }
}
