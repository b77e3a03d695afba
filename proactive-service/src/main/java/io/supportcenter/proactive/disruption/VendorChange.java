package io.supportcenter.proactive.disruption;

import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.activity.Moment;
import io.supportcenter.proactive.activity.Outlook;
import io.supportcenter.proactive.activity.Schedule;
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
   * @throws IllegalArgumentException when it would end before it starts
   */
  default Outlook outlook(Activity activity) {
    Schedule booked = activity.booked();
    return switch (this) {
      case Cancelled _ -> new Outlook.Cancelled();
      case Diverted(var start, var end) ->
          new Outlook.Diverted(new Schedule(start.orElse(booked.start()), end));
      case Moved(var start, var end) -> moved(booked, start, end);
    };
  }

  private static Outlook moved(Schedule booked, Optional<Moment> start, Optional<Moment> end) {
    Schedule now = new Schedule(start.orElse(booked.start()), end.orElse(booked.end()));
    boolean asBooked =
        now.start().at().equals(booked.start().at()) && now.end().at().equals(booked.end().at());
    return asBooked ? new Outlook.AsBooked() : new Outlook.Moved(now);
  }
}
