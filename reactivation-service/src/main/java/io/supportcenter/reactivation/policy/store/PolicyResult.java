package io.supportcenter.reactivation.policy.store;

import io.supportcenter.reactivation.policy.ReactivationPolicy;
import java.util.List;

/** The result of reading a policy document. */
public sealed interface PolicyResult {
  record Valid(ReactivationPolicy policy, String text) implements PolicyResult {}

  /** Everything that is wrong with it. */
  record Refused(List<PolicyProblem> problems) implements PolicyResult {
    public Refused {
      problems = List.copyOf(problems);
    }
  }

  /**
   * @param field path in the document
   * @param reason for the operator
   */
  record PolicyProblem(String field, String reason) {}
}
