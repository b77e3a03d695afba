package io.supportcenter.reactivation.reactivation;

import io.supportcenter.reactivation.decision.Decision;
import java.util.List;
import java.util.Optional;

/**
 * A step of a reactivation.
 *
 * @param isNews whether an event is published
 * @param decision made in this step
 * @param followUps what has to be done because of it
 */
public record ReactivationStep(
    Reactivation after, boolean isNews, Optional<Decision> decision, List<FollowUp> followUps) {
  public ReactivationStep {
    followUps = List.copyOf(followUps);
  }
}
