package io.supportcenter.reactivation.reactivation;

import io.supportcenter.reactivation.decision.Decision;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A step of a reactivation.
 *
 * @param isNews whether an event is published
 * @param decision made in this step
 * @param followUps what has to be done because of it
 * @param isFailedAttempt whether a payment method did not meet the condition, which counts
 */
public record ReactivationStep(
    Reactivation after,
    boolean isNews,
    Optional<Decision> decision,
    List<FollowUp> followUps,
    boolean isFailedAttempt) {
  public ReactivationStep {
    followUps = List.copyOf(followUps);
  }

  ReactivationStep asFailedAttempt() {
    return new ReactivationStep(after, isNews, decision, followUps, true);
  }

  /** The same for a reactivation whose user is referred to that live session. */
  public ReactivationStep inLiveSession(UUID session) {
    return new ReactivationStep(
        after.inLiveSession(session), isNews, decision, followUps, isFailedAttempt);
  }
}
