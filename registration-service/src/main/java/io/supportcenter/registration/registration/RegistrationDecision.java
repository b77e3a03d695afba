package io.supportcenter.registration.registration;

import java.util.List;

/** What follows from the facts: where the unit stands and what has to be asked. */
public record RegistrationDecision(RegistrationState state, List<Need> needs) {
  public RegistrationDecision {
    needs = List.copyOf(needs);
  }
}
