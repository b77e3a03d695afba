package io.supportcenter.proactive.disruption;

import io.supportcenter.kit.values.EventVersion;
import io.supportcenter.kit.values.Place;
import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.activity.ActivityStatus;
import io.supportcenter.proactive.disruption.DisruptionDecision.Announce;
import io.supportcenter.proactive.disruption.DisruptionDecision.Ignore;
import io.supportcenter.proactive.disruption.DisruptionDecision.Note;
import io.supportcenter.proactive.relation.Effect;
import io.supportcenter.proactive.relation.EffectPolicy;
import io.supportcenter.proactive.relation.Impact;
import io.supportcenter.proactive.relation.Itinerary;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Decides what a vendor's event means for a user's itinerary. A pure function; safe for use by
 * several threads.
 */
public record DisruptionPolicy(EffectPolicy effects) {

  private static final Duration WORTH_A_DELAY = Duration.ofMinutes(15);

  /**
   * @param before what earlier events made of the activity
   */
  public DisruptionDecision decide(
      Itinerary itinerary, Activity activity, Optional<Disruption> before, VendorEvent event) {
    if (before.isPresent() && !event.version().isNewerThan(before.get().version())) {
      return new Ignore(Ignore.Reason.STALE);
    }
    ActivityStatus status;
    try {
      status = event.change().status(activity);
    } catch (IllegalArgumentException e) {
      return new Ignore(Ignore.Reason.CONTRADICTS_BOOKING);
    }
    return decide(
        itinerary, activity.with(status), before.flatMap(Disruption::announced), event.version());
  }

  private DisruptionDecision decide(
      Itinerary itinerary, Activity activity, Optional<Announced> before, EventVersion version) {
    List<Impact> impacts = itinerary.with(activity).impacts(activity.id(), effects);
    Duration delay = delay(activity);
    Announced now = new Announced(severity(activity, delay, impacts), delay, divertedTo(activity));
    boolean known =
        before
            .map(b -> b.isStillTrueOf(now))
            .orElse(activity.status() instanceof ActivityStatus.AsBooked);
    if (known) {
      return new Note(activity, new Disruption(version, before));
    }
    return new Announce(activity, new Disruption(version, Optional.of(now)), delay);
  }

  private static Optional<Place> divertedTo(Activity activity) {
    return activity.status() instanceof ActivityStatus.Diverted(var schedule)
        ? Optional.of(schedule.end().place())
        : Optional.empty();
  }

  private static Duration delay(Activity activity) {
    Duration end = Duration.between(activity.booked().end().at(), activity.expected().end().at());
    Duration start =
        Duration.between(activity.booked().start().at(), activity.expected().start().at());
    return end.isZero() ? start : end;
  }

  private static Severity severity(Activity activity, Duration delay, List<Impact> impacts) {
    return switch (activity.status()) {
      case ActivityStatus.Cancelled _ -> Severity.CANCELLED;
      case ActivityStatus.Diverted _ -> Severity.DIVERTED;
      case ActivityStatus.AsBooked _, ActivityStatus.Moved _ -> byImpact(delay, impacts);
    };
  }

  private static Severity byImpact(Duration delay, List<Impact> impacts) {
    List<Effect.Reason> reasons =
        impacts.stream()
            .map(Impact::effect)
            .filter(Effect.Needed.class::isInstance)
            .map(effect -> ((Effect.Needed) effect).reason())
            .toList();
    if (reasons.contains(Effect.Reason.TOO_LATE)) {
      return Severity.MISSED;
    }
    if (!reasons.isEmpty()) {
      return Severity.CONNECTION_AT_RISK;
    }
    return delay.abs().compareTo(WORTH_A_DELAY) < 0 ? Severity.INFO : Severity.DELAY;
  }
}
