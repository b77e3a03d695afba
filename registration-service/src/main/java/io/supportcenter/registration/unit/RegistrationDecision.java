package io.supportcenter.registration.unit;

import io.supportcenter.kit.values.UserId;
import java.util.List;
import java.util.Optional;

/**
 * What follows from the facts.
 *
 * @param user the buyer, when known, whatever the state
 * @param needs what has to be asked for the unit to go on
 */
public record RegistrationDecision(
    RegistrationState state, Optional<UserId> user, List<FollowUp> needs) {
  public RegistrationDecision {
    needs = List.copyOf(needs);
  }
}
