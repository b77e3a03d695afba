package io.supportcenter.registration.unit;

import io.supportcenter.kit.values.UserId;
import io.supportcenter.registration.asset.Item;
import io.supportcenter.registration.unit.reading.Contradiction;
import java.util.List;
import java.util.Optional;

/**
 * What follows from the facts.
 *
 * @param user the buyer, when known, whatever the state
 * @param followUps what has to be asked before the unit can continue
 */
public record RegistrationDecision(
    RegistrationState state, Optional<UserId> user, List<FollowUp> followUps) {

  public RegistrationDecision {
    followUps = List.copyOf(followUps);
  }

  RegistrationDecision(RegistrationState state, FollowUp... followUps) {
    this(state, Optional.empty(), List.of(followUps));
  }

  /** The partners confirm which item it is; who gets it is decided next. */
  static RegistrationDecision identified(Item item) {
    return new RegistrationDecision(new RegistrationState.PendingUser(item));
  }

  static RegistrationDecision contradicted(Contradiction... contradictions) {
    return new RegistrationDecision(new RegistrationState.Conflict(List.of(contradictions)));
  }

  static RegistrationDecision rejected(RejectionReason reason) {
    return new RegistrationDecision(new RegistrationState.Rejected(reason));
  }

  /** For a unit of which something was published before: nothing of it is out of scope. */
  public RegistrationDecision shown() {
    return state instanceof RegistrationState.OutOfScope out
        ? new RegistrationDecision(out.shown(), user, followUps)
        : this;
  }

  /** What the partners confirmed, while it has no user. */
  public Optional<Item> item() {
    return state instanceof RegistrationState.PendingUser(Item item)
        ? Optional.of(item)
        : Optional.empty();
  }

  RegistrationDecision of(Optional<UserId> buyer) {
    return new RegistrationDecision(state, buyer, followUps);
  }
}
