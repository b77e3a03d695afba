package io.supportcenter.reactivation.reactivation;

import io.supportcenter.reactivation.reactivation.ReactivationState.VerifyingPaymentMethod;

/** The result of a user's acceptance of an offer. */
public sealed interface Acceptance {
  record ToVerify(VerifyingPaymentMethod next) implements Acceptance {}

  record NotTaken(AcceptanceProblem problem) implements Acceptance {}
}
