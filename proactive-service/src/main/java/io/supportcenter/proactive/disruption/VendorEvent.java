package io.supportcenter.proactive.disruption;

import io.supportcenter.kit.values.ActivityTime;
import io.supportcenter.kit.values.EventVersion;
import io.supportcenter.kit.values.Text;
import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.activity.BookingKey;
import io.supportcenter.proactive.relation.RelationPolicy;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Something happened at a vendor that changes an activity booked there.
 *
 * @param segment which activity of the booking is meant, as its vendor counts or names them
 * @param cause in the vendor's words, for the customer
 */
public record VendorEvent(
    BookingKey booking,
    Optional<String> segment,
    EventVersion version,
    VendorChange change,
    Optional<String> cause) {

  private static final String WHOLE_BOOKING = "";

  /** Which activity of the booking it is about, so that events on others do not displace it. */
  public String leg() {
    return segment
        .map(Text::code)
        .or(() -> change.toldStart().map(VendorEvent::leg))
        .orElse(WHOLE_BOOKING);
  }

  private static String leg(ActivityTime start) {
    return Text.code(start.place().code().orElse(start.place().name())) + "/" + start.day();
  }

  /**
   * Which of the activities of its booking it means: that which has its segment, the only one, or
   * the one that starts at that place, or at one of these places on that day; where it tells only
   * an end, the same by the end. A cancellation that says nothing of these means the whole booking.
   */
  public Meant meant(List<Activity> ofBooking) {
    List<Activity> named = ofBooking.stream().filter(a -> isSame(a.segment(), segment)).toList();
    if (segment.isPresent() && !named.isEmpty()) {
      return new Meant.These(named);
    }
    // A seller may not have said which segment it sold.
    List<Activity> possible =
        segment.isEmpty()
            ? ofBooking
            : ofBooking.stream().filter(a -> a.segment().isEmpty()).toList();
    if (possible.size() < 2) {
      return new Meant.These(possible);
    }
    Optional<ActivityTime> start = change.toldStart();
    return start
        .map(told -> meant(possible, told, a -> a.booked().start()))
        .or(() -> change.toldEnd().map(told -> meant(possible, told, a -> a.booked().end())))
        .orElse(segment.isEmpty() ? new Meant.These(possible) : new Meant.Unclear(possible));
  }

  /** By the place, as far as it tells them apart, and by the day there. */
  private static Meant meant(
      List<Activity> possible, ActivityTime told, Function<Activity, ActivityTime> booked) {
    List<Activity> there =
        possible.stream()
            .filter(a -> RelationPolicy.CURRENT.isSamePlace(booked.apply(a).place(), told.place()))
            .toList();
    if (there.size() == 1) {
      return new Meant.These(there);
    }
    List<Activity> thatDay =
        (there.isEmpty() ? possible : there)
            .stream().filter(a -> isSameDay(booked.apply(a), told)).toList();
    return thatDay.size() == 1 ? new Meant.These(thatDay) : new Meant.Unclear(possible);
  }

  /** By the clocks at the booked place: the vendor's zone may be UTC. */
  private static boolean isSameDay(ActivityTime booked, ActivityTime told) {
    return booked.day().equals(LocalDate.ofInstant(told.at(), booked.zone()));
  }

  private static boolean isSame(Optional<String> a, Optional<String> b) {
    return a.isPresent() && b.isPresent() && Text.code(a.get()).equals(Text.code(b.get()));
  }

  /** Which activities an event means. */
  public sealed interface Meant {

    record These(List<Activity> activities) implements Meant {}

    /** One of these, and nobody can say which. */
    record Unclear(List<Activity> oneOf) implements Meant {}
  }
}
