package io.supportcenter.proactive.disruption;

import io.supportcenter.kit.values.ActivityTime;
import io.supportcenter.kit.values.Place;
import io.supportcenter.kit.values.Schedule;
import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.activity.ActivityStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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

  /**
   * Which of the activities of one booking is meant: that which starts where the change says, or
   * else the one whose booked time is nearest to that of the change. A change without times is
   * about all of them.
   */
  default List<Activity> meant(List<Activity> ofOneBooking) {
    Optional<ActivityTime> start = start();
    Optional<ActivityTime> time = start.or(this::end);
    if (ofOneBooking.size() < 2 || time.isEmpty()) {
      return ofOneBooking;
    }
    List<Activity> there =
        ofOneBooking.stream()
            .filter(a -> start.filter(at -> isSamePlace(at, a.booked().start())).isPresent())
            .toList();
    Function<Activity, Instant> booked =
        a -> (start.isPresent() ? a.booked().start() : a.booked().end()).at();
    return (there.isEmpty() ? ofOneBooking : there)
        .stream()
            .min(
                Comparator.comparing(a -> Duration.between(booked.apply(a), time.get().at()).abs()))
            .stream()
            .toList();
  }

  private Optional<ActivityTime> start() {
    return switch (this) {
      case Moved(var start, _) -> start;
      case Diverted(var start, _) -> start;
      case Cancelled _ -> Optional.empty();
    };
  }

  private Optional<ActivityTime> end() {
    return switch (this) {
      case Moved(_, var end) -> end;
      case Diverted(_, var end) -> Optional.of(end);
      case Cancelled _ -> Optional.empty();
    };
  }

  private static boolean isSamePlace(ActivityTime one, ActivityTime other) {
    Place a = one.place();
    Place b = other.place();
    return a.code().isPresent() && b.code().isPresent()
        ? a.code().equals(b.code())
        : a.name().equalsIgnoreCase(b.name());
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
