package io.supportcenter.registration.registration;

/**
 * Decides where a unit stands. A pure function: the same facts give the same decision, in whatever
 * order they came.
 */
public final class RegistrationPolicy {
  public RegistrationDecision decide(RegistrationFacts facts) {
    throw new UnsupportedOperationException(facts.toString());
  }
}
