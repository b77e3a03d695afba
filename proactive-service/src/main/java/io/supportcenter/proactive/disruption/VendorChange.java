package io.supportcenter.proactive.disruption;

import io.supportcenter.kit.values.ActivityTime;
import io.supportcenter.kit.values.Schedule;
import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.activity.ActivityStatus;
import io.supportcenter.proactive.relation.RelationPolicy;
import java.time.Instant;
import java.util.Optional;

/** What a vendor says has become of a booking; an absent time is as booked. */
public sealed interface VendorChange {

  /** At these times and places, which may be the booked ones again. */
  record Moved(Optional<ActivityTime> start, Optional<ActivityTime> end) implements VendorChange {}

  /** Ends at another place. */
  record Diverted(Optional<ActivityTime> start, ActivityTime end) implements VendorChange {}

  /**
   * @param start which activity of the booking is meant, when it says so
   */
  record Cancelled(Optional<ActivityTime> start) implements VendorChange {

    public Cancelled() {
      this(Optional.empty());
    }
  }

  default Optional<ActivityTime> toldStart() {
    return switch (this) {
      case Moved(var start, _) -> start;
      case Diverted(var start, _) -> start;
      case Cancelled(var start) -> start;
    };
  }

  default Optional<ActivityTime> toldEnd() {
    return switch (this) {
      case Moved(_, var end) -> end;
      case Diverted(_, var end) -> Optional.of(end);
      case Cancelled _ -> Optional.empty();
    };
  }

  /** Whether it would have what is booked for later be over by then. */
  default boolean isBefore(Instant over, Schedule booked) {
    return toldEnd().isPresent()
        ? isBefore(over, toldEnd(), booked.end())
        : isBefore(over, toldStart(), booked.start());
  }

  private static boolean isBefore(Instant over, Optional<ActivityTime> told, ActivityTime booked) {
    return booked.at().isAfter(over) && told.filter(time -> time.at().isBefore(over)).isPresent();
  }

  /**
   * What is to be expected of the activity then.
   *
   * @throws IllegalArgumentException when both times are given, and it ends before it starts
   */
  default ActivityStatus status(Activity activity, RelationPolicy places) {
    return switch (this) {
      case Cancelled _ -> new ActivityStatus.Cancelled();
      case Diverted(var start, var end) ->
          new ToldTimes(activity, places).status(start, Optional.of(end), true);
      case Moved(var start, var end) -> new ToldTimes(activity, places).status(start, end, false);
    };
  }
}
