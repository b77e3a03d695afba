package io.supportcenter.kit.partner;

import io.supportcenter.kit.calls.CallOutcome;

/**
 * There is no answer of a partner's back end that a conversation can go on with; how its attempt
 * ends because of that.
 */
public final class NoAnswer extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient CallOutcome outcome;

  public NoAnswer(CallOutcome outcome) {
    super(outcome.toString(), null, false, false);
    this.outcome = outcome;
  }

  public CallOutcome outcome() {
    return outcome;
  }
}
