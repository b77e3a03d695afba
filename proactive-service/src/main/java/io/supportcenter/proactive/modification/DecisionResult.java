package io.supportcenter.proactive.modification;

/** What a customer's decision leads to. */
public sealed interface DecisionResult {

  record Reschedule(ModificationState.Rescheduling next) implements DecisionResult {}

  record Keep(ModificationState.Kept next) implements DecisionResult {}

  record Refused(Reason reason) implements DecisionResult {}

  enum Reason {
    OPTION_NOT_OFFERED,
    OPTION_EXPIRED
  }
}
