package io.supportcenter.proactive.disruption;

import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.activity.Outlook;
import io.supportcenter.proactive.activity.Place;
import io.supportcenter.proactive.disruption.DisruptionDecision.Ignore;
import io.supportcenter.proactive.disruption.DisruptionDecision.Note;
import io.supportcenter.proactive.disruption.DisruptionDecision.Tell;
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
public final class DisruptionPolicy {

  private static final Duration WORTH_A_DELAY = Duration.ofMinutes(15);

  private final EffectPolicy effects;

  public DisruptionPolicy(EffectPolicy effects) {
    this.effects = effects;
  }

  /**
   * @param before what earlier events made of the activity
   */
  public DisruptionDecision decide(
      Itinerary itinerary, Activity activity, Optional<Disruption> before, VendorEvent event) {
    if (before.isPresent() && !event.version().isNewerThan(before.get().version())) {
      return new Ignore(Ignore.Reason.STALE);
    }
    Outlook outlook;
    try {
      outlook = event.change().outlook(activity);
    } catch (IllegalArgumentException e) {
      return new Ignore(Ignore.Reason.CONTRADICTS_BOOKING);
    }
    return decide(
        itinerary, activity.with(outlook), before.flatMap(Disruption::told), event.version());
  }

  private DisruptionDecision decide(
      Itinerary itinerary, Activity activity, Optional<Told> told, EventVersion version) {
    List<Impact> impacts = itinerary.with(activity).impacts(activity.id(), effects);
    Duration delay = delay(activity);
    Severity severity = severity(activity, delay, impacts);
    Told now = new Told(severity, delay, divertedTo(activity));
    if (isKnown(activity, told, now)) {
      return new Note(activity, new Disruption(version, activity.outlook(), told));
    }
    Disruption after = new Disruption(version, activity.outlook(), Optional.of(now));
    return new Tell(activity, after, severity, delay, impacts);
  }

  private static Optional<Place> divertedTo(Activity activity) {
    return activity.outlook() instanceof Outlook.Diverted(var schedule)
        ? Optional.of(schedule.end().place())
        : Optional.empty();
  }

  private static boolean isKnown(Activity activity, Optional<Told> told, Told now) {
    return told.map(t -> t.isStillTrueOf(now))
        .orElse(activity.outlook() instanceof Outlook.AsBooked);
  }

  private static Duration delay(Activity activity) {
    Duration end = Duration.between(activity.booked().end().at(), activity.expected().end().at());
    Duration start =
        Duration.between(activity.booked().start().at(), activity.expected().start().at());
    return end.isZero() ? start : end;
  }

  private static Severity severity(Activity activity, Duration delay, List<Impact> impacts) {
    return switch (activity.outlook()) {
      case Outlook.Cancelled _ -> Severity.CANCELLED;
      case Outlook.Diverted _ -> Severity.DIVERTED;
      case Outlook.AsBooked _, Outlook.Moved _ -> byImpact(delay, impacts);
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
