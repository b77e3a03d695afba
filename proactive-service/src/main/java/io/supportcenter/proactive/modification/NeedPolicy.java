package io.supportcenter.proactive.modification;

import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.relation.Effect;
import io.supportcenter.proactive.relation.Impact;
import io.supportcenter.proactive.relation.RelationPolicy;
import java.time.Instant;
import java.util.Optional;

/** Says what an activity's vendor has to know to make an offer. */
public record NeedPolicy(RelationPolicy policy) {

  /** Empty when the target can stay as it is. */
  public Optional<Need> need(Impact impact, Activity cause) {
    return switch (impact.effect()) {
      case Effect.None _ -> Optional.empty();
      case Effect.Needed(var reason, _) -> Optional.of(need(reason, impact, cause));
    };
  }

  private Need need(Effect.Reason reason, Impact impact, Activity cause) {
    boolean causeComesFirst = impact.relation().from().equals(cause.id());
    return switch (reason) {
      case NO_ARRIVAL -> new Need(reason, Optional.empty(), Optional.empty());
      case TOO_TIGHT, TOO_LATE, ARRIVAL_ELSEWHERE ->
          causeComesFirst
              ? new Need(reason, Optional.of(availableAfter(cause)), Optional.empty())
              : new Need(reason, Optional.empty(), Optional.of(wantedBefore(cause)));
      case STAY_DOES_NOT_FIT ->
          new Need(
              reason,
              Optional.empty(),
              cause.isCancelled() ? Optional.empty() : Optional.of(wantedBefore(cause)));
    };
  }

  /** Until when the target waits for a customer who has this need, with the time it takes there. */
  public Optional<Instant> waitingFor(Need need, Activity target) {
    return need.availableFrom().map(at -> at.plus(policy.before(target.kind())));
  }

  private Instant availableAfter(Activity cause) {
    return cause.expected().end().at().plus(policy.after(cause.kind()));
  }

  private Instant wantedBefore(Activity cause) {
    return cause.expected().start().at().minus(policy.before(cause.kind()));
  }
}
