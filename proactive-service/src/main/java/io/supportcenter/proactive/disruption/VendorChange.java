package io.supportcenter.proactive.disruption;

import io.supportcenter.kit.values.ActivityTime;
import io.supportcenter.kit.values.Schedule;
import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.activity.ActivityStatus;
import java.time.Duration;
import java.util.Optional;

/** What a vendor says has become of a booking; an absent time is as booked. */
public sealed interface VendorChange {

  /** At these times, which may be the booked ones again. */
  record Moved(Optional<ActivityTime> start, Optional<ActivityTime> end) implements VendorChange {}

  /** Ends at another place. */
  record Diverted(Optional<ActivityTime> start, ActivityTime end) implements VendorChange {}

  record Cancelled() implements VendorChange {}

  /**
   * What is to be expected of the activity then.
   *
   * @throws IllegalArgumentException when both times are given, and it ends before it starts
   */
  default ActivityStatus status(Activity activity) {
    Schedule booked = activity.booked();
    return switch (this) {
      case Cancelled _ -> new ActivityStatus.Cancelled();
      case Diverted(var start, var end) ->
          new ActivityStatus.Diverted(schedule(booked, start, Optional.of(end)));
      case Moved(var start, var end) -> moved(booked, start, end);
    };
  }

  /** When the activity would end before it starts, the booked time moves with the given one. */
  private static Schedule schedule(
      Schedule booked, Optional<ActivityTime> start, Optional<ActivityTime> end) {
    ActivityTime from = start.orElse(booked.start());
    ActivityTime to = end.orElse(booked.end());
    if (end.isEmpty() && to.at().isBefore(from.at())) {
      return new Schedule(from, to.plus(Duration.between(booked.start().at(), from.at())));
    }
    if (start.isEmpty() && to.at().isBefore(from.at())) {
      return new Schedule(from.plus(Duration.between(booked.end().at(), to.at())), to);
    }
    return new Schedule(from, to);
  }

  private static ActivityStatus moved(
      Schedule booked, Optional<ActivityTime> start, Optional<ActivityTime> end) {
    Schedule now = schedule(booked, start, end);
    boolean asBooked =
        now.start().at().equals(booked.start().at()) && now.end().at().equals(booked.end().at());
    return asBooked ? new ActivityStatus.AsBooked() : new ActivityStatus.Moved(now);
  }
}
