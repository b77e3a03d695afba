package io.supportcenter.registration.registration;

import io.supportcenter.registration.customer.UserId;
import java.util.List;
import java.util.Optional;

/**
 * What follows from the facts.
 *
 * @param user the buyer, when known, whatever the state
 * @param needs what has to be asked for the unit to go on
 */
public record RegistrationDecision(
    RegistrationState state, Optional<UserId> user, List<Need> needs) {
  public RegistrationDecision {
    needs = List.copyOf(needs);
  }
}
