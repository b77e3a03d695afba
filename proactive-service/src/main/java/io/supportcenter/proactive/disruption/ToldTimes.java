package io.supportcenter.proactive.disruption;

import io.supportcenter.kit.values.ActivityTime;
import io.supportcenter.kit.values.Place;
import io.supportcenter.kit.values.Schedule;
import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.activity.ActivityStatus;
import io.supportcenter.proactive.relation.RelationPolicy;
import java.time.Duration;
import java.util.Optional;

/** What a vendor told of one activity, as clocks and signs at the booked places have it. */
record ToldTimes(Activity activity, RelationPolicy places) {

  ActivityStatus status(
      Optional<ActivityTime> toldStart, Optional<ActivityTime> toldEnd, boolean diverted) {
    Schedule booked = activity.booked();
    Optional<ActivityTime> start = toldStart.map(told -> at(told, booked.start()));
    Optional<ActivityTime> end = toldEnd.or(this::divertedTo).map(told -> at(told, booked.end()));
    Schedule now = schedule(start, end);
    boolean sameEnd = now.end().place().equals(booked.end().place());
    if (!sameEnd && (diverted || isElsewhere(now.end().place()))) {
      return new ActivityStatus.Diverted(now);
    }
    boolean asBooked =
        sameEnd
            && now.start().place().equals(booked.start().place())
            && now.start().at().equals(booked.start().at())
            && now.end().at().equals(booked.end().at());
    return asBooked ? new ActivityStatus.AsBooked() : new ActivityStatus.Moved(now);
  }

  /** A diversion lasts until the vendor names another end. */
  private Optional<ActivityTime> divertedTo() {
    return activity.status() instanceof ActivityStatus.Diverted(var schedule)
        ? Optional.of(schedule.end())
        : Optional.empty();
  }

  private boolean isElsewhere(Place end) {
    return places.near(end, activity.booked().end().place()).isEmpty();
  }

  /** The booked place and its zone, unless it is another place. Vendors' zones may be UTC. */
  private ActivityTime at(ActivityTime told, ActivityTime booked) {
    Place place = told.place();
    boolean unnamed = place.name().isBlank() && place.code().isEmpty();
    if (unnamed || places.isSamePlace(place, booked.place())) {
      return new ActivityTime(told.at(), booked.zone(), booked.place());
    }
    return places.near(place, booked.place()).isPresent()
        ? new ActivityTime(told.at(), booked.zone(), place)
        : told;
  }

  /**
   * Of what takes as long as booked, an end that is not told moves with the start, and the start
   * with an earlier end. It does not move with a later end: a customer must not come later than the
   * vendor said.
   */
  private Schedule schedule(Optional<ActivityTime> start, Optional<ActivityTime> end) {
    Schedule booked = activity.booked();
    ActivityTime from = start.orElse(booked.start());
    ActivityTime to = end.orElse(booked.end());
    boolean fixed = activity.kind().hasFixedLength();
    if (end.isEmpty() && (fixed || to.at().isBefore(from.at()))) {
      to = to.plus(Duration.between(booked.start().at(), from.at()));
    } else if (start.isEmpty()
        && (fixed && to.at().isBefore(booked.end().at()) || to.at().isBefore(from.at()))) {
      from = from.plus(Duration.between(booked.end().at(), to.at()));
    }
    return new Schedule(from, to);
  }
}
