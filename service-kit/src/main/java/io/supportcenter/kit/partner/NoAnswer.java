package io.supportcenter.kit.partner;

import io.supportcenter.kit.calls.CallOutcome;

/** A partner's back end did not answer; how an attempt ends because of it. */
public final class NoAnswer extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient CallOutcome outcome;

  NoAnswer(CallOutcome outcome) {
    super(outcome.toString(), null, false, false);
    this.outcome = outcome;
  }

  /** Retryable when the request cannot have arrived, else unknown. */
  public CallOutcome outcome() {
    return outcome;
  }
}
