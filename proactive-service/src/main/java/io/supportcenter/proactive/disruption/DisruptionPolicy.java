package io.supportcenter.proactive.disruption;

import io.supportcenter.kit.values.ActivityTime;
import io.supportcenter.kit.values.EventVersion;
import io.supportcenter.kit.values.Schedule;
import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.activity.ActivityStatus;
import io.supportcenter.proactive.disruption.DisruptionDecision.Announce;
import io.supportcenter.proactive.disruption.DisruptionDecision.Ignore;
import io.supportcenter.proactive.disruption.DisruptionDecision.Note;
import io.supportcenter.proactive.relation.DangerPolicy;
import io.supportcenter.proactive.relation.Itinerary;
import io.supportcenter.proactive.relation.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Decides what a vendor's event means for a user's itinerary. A pure function; safe for use by
 * several threads.
 */
public record DisruptionPolicy(DangerPolicy dangers) {

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
      status = event.change().status(activity, dangers.policy());
    } catch (IllegalArgumentException e) {
      return new Ignore(Ignore.Reason.CONTRADICTS_BOOKING);
    }
    return decide(
        itinerary, activity.with(status), before.flatMap(Disruption::announced), event.version());
  }

  private DisruptionDecision decide(
      Itinerary itinerary, Activity activity, Optional<Announced> before, EventVersion version) {
    Announced now = new Announced(severity(itinerary, activity), activity.expected());
    boolean known =
        before
            .map(b -> b.isStillTrueOf(now))
            .orElse(activity.status() instanceof ActivityStatus.AsBooked);
    return known
        ? new Note(activity, new Disruption(version, before))
        : new Announce(activity, new Disruption(version, Optional.of(now)));
  }

  private Severity severity(Itinerary itinerary, Activity activity) {
    return switch (activity.status()) {
      case ActivityStatus.Cancelled _, ActivityStatus.GivenUp _ -> Severity.CANCELLED;
      case ActivityStatus.Diverted _ -> Severity.DIVERTED;
      case ActivityStatus.AsBooked _, ActivityStatus.Moved _ -> ofMove(itinerary, activity);
    };
  }

  private Severity ofMove(Itinerary itinerary, Activity activity) {
    List<Reason> reasons =
        dangers.dangers(itinerary.with(activity)).values().stream()
            .filter(danger -> danger.cause().equals(activity.id()))
            .map(danger -> danger.reason())
            .toList();
    if (reasons.contains(Reason.TOO_LATE)) {
      return Severity.MISSED;
    }
    if (!reasons.isEmpty()) {
      return Severity.CONNECTION_AT_RISK;
    }
    Schedule booked = activity.booked();
    Schedule expected = activity.expected();
    return isWorthADelay(booked.start(), expected.start())
            || isWorthADelay(booked.end(), expected.end())
        ? Severity.DELAY
        : Severity.INFO;
  }

  /** To be at another place takes time, too. */
  private static boolean isWorthADelay(ActivityTime booked, ActivityTime expected) {
    return !booked.place().equals(expected.place())
        || Duration.between(booked.at(), expected.at()).abs().compareTo(WORTH_A_DELAY) >= 0;
  }
}
