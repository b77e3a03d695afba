package io.supportcenter.activation.tmf640;

import io.supportcenter.kit.calls.CallOutcome;

/** A provider did not answer what its contract says; how the call ends because of it. */
public final class ProviderFault extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient CallOutcome outcome;

  ProviderFault(CallOutcome outcome) {
    super(outcome.toString(), null, false, false);
    this.outcome = outcome;
  }

  public CallOutcome outcome() {
    return outcome;
  }
}
