package io.supportcenter.proactive.relation;

import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.activity.ActivityKind;
import io.supportcenter.proactive.activity.ActivityStatus;
import io.supportcenter.proactive.relation.Effect.Needed;
import io.supportcenter.proactive.relation.Effect.None;
import io.supportcenter.proactive.relation.Effect.Reason;
import java.time.Duration;

/**
 * Decides from a relation and from what is expected of its activities whether one of them must be
 * modified because of the other. Safe for use by several threads.
 */
public record EffectPolicy(RelationPolicy policy) {

  /**
   * What it means for the other one that {@code disrupted}, one end of the relation, is no longer
   * as booked.
   */
  public Effect effect(Relation relation, Activity from, Activity to, Activity disrupted) {
    if (disrupted.status() instanceof ActivityStatus.AsBooked) {
      return new None();
    }
    return switch (relation.type()) {
      case OVERLAPS, SAME_PLACE -> new None();
      case DEPARTS_FROM -> disrupted.equals(to) ? onStay(from, to) : new None();
      case ARRIVES_FOR, PRECEDES ->
          disrupted.equals(from) ? onNext(relation, from, to) : onPrevious(relation, from, to);
    };
  }

  private Effect onNext(Relation relation, Activity from, Activity to) {
    if (to.isCancelled()) {
      return new None();
    }
    return switch (from.status()) {
      case ActivityStatus.Cancelled _ when from.kind().isTransport() ->
          new Needed(Reason.NO_ARRIVAL, Duration.ZERO);
      case ActivityStatus.Cancelled _ -> new None();
      case ActivityStatus.Diverted _ when !arrivesNear(from, to) ->
          new Needed(Reason.ARRIVAL_ELSEWHERE, Duration.ZERO);
      case ActivityStatus.Diverted _, ActivityStatus.Moved _, ActivityStatus.AsBooked _ ->
          byTime(relation, from, to);
    };
  }

  /** The later one has moved to an earlier time: what leads to it may come too late. */
  private static Effect onPrevious(Relation relation, Activity from, Activity to) {
    return to.isCancelled() || from.isCancelled() ? new None() : byTime(relation, from, to);
  }

  private static Effect byTime(Relation relation, Activity from, Activity to) {
    Duration slack = Duration.between(from.expected().end().at(), to.due());
    if (slack.isNegative()) {
      return new Needed(Reason.TOO_LATE, slack);
    }
    // A customer who booked less than the buffer chose to.
    boolean asTightAsBooked = slack.compareTo(relation.slack()) >= 0;
    return slack.compareTo(relation.buffer()) >= 0 || asTightAsBooked
        ? new None()
        : new Needed(Reason.TOO_TIGHT, slack);
  }

  /** A stay fits while the departure is on the day it was booked for. */
  private static Effect onStay(Activity stay, Activity departure) {
    if (stay.isCancelled() || stay.kind() != ActivityKind.LODGING) {
      return new None();
    }
    Duration slack =
        Duration.between(stay.expected().end().at(), departure.expected().start().at());
    boolean sameDay = departure.expected().start().day().equals(departure.booked().start().day());
    return departure.isCancelled() || !sameDay
        ? new Needed(Reason.STAY_DOES_NOT_FIT, slack)
        : new None();
  }

  private boolean arrivesNear(Activity from, Activity to) {
    return Nearness.of(from.expected().end().place(), to.booked().start().place(), policy.nearKm())
        .isPresent();
  }
}
