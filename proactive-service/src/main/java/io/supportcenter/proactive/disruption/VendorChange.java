package io.supportcenter.proactive.disruption;

import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.activity.Moment;
import io.supportcenter.proactive.activity.Outlook;
import io.supportcenter.proactive.activity.Schedule;
import java.time.Duration;
import java.util.Optional;

/** What a vendor says has become of a booking; an absent time is as booked. */
public sealed interface VendorChange {

  /** At these times, which may be the booked ones again. */
  record Moved(Optional<Moment> start, Optional<Moment> end) implements VendorChange {}

  /** Ends at another place. */
  record Diverted(Optional<Moment> start, Moment end) implements VendorChange {}

  record Cancelled() implements VendorChange {}

  /**
   * What is to be expected of the activity then.
   *
   * @throws IllegalArgumentException when both times are given, and it ends before it starts
   */
  default Outlook outlook(Activity activity) {
    Schedule booked = activity.booked();
    return switch (this) {
      case Cancelled _ -> new Outlook.Cancelled();
      case Diverted(var start, var end) ->
          new Outlook.Diverted(schedule(booked, start, Optional.of(end)));
      case Moved(var start, var end) -> moved(booked, start, end);
    };
  }

  /** Where the booked time cannot be with the one given, it moves along. */
  private static Schedule schedule(Schedule booked, Optional<Moment> start, Optional<Moment> end) {
    Moment from = start.orElse(booked.start());
    Moment to = end.orElse(booked.end());
    if (end.isEmpty() && to.at().isBefore(from.at())) {
      return new Schedule(from, to.plus(Duration.between(booked.start().at(), from.at())));
    }
    if (start.isEmpty() && to.at().isBefore(from.at())) {
      return new Schedule(from.plus(Duration.between(booked.end().at(), to.at())), to);
    }
    return new Schedule(from, to);
  }

  private static Outlook moved(Schedule booked, Optional<Moment> start, Optional<Moment> end) {
    Schedule now = schedule(booked, start, end);
    boolean asBooked =
        now.start().at().equals(booked.start().at()) && now.end().at().equals(booked.end().at());
    return asBooked ? new Outlook.AsBooked() : new Outlook.Moved(now);
  }
}
