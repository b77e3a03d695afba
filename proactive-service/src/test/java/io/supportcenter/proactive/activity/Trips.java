package io.supportcenter.proactive.activity;

import io.supportcenter.kit.values.ActivityTime;
import io.supportcenter.kit.values.AssetId;
import io.supportcenter.kit.values.GeoPoint;
import io.supportcenter.kit.values.Place;
import io.supportcenter.kit.values.Schedule;
import io.supportcenter.kit.values.UserId;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** Activities for tests, with times as the clocks at the place show them. */
public final class Trips {

  public static final ZoneId LISBON_ZONE = ZoneId.of("Europe/Lisbon");
  public static final ZoneId BERLIN_ZONE = ZoneId.of("Europe/Berlin");

  public static final Place BER = airport("Berlin Brandenburg", "BER", "Berlin", 52.366, 13.503);
  public static final Place LIS = airport("Lisbon Airport", "LIS", "Lisbon", 38.774, -9.134);
  public static final Place HOTEL_LISBON =
      new Place(
          "Hotel Alfama",
          Optional.empty(),
          Optional.of("Lisbon"),
          Optional.of("PT"),
          Optional.of(new GeoPoint(38.711, -9.13)));
  public static final Place OPORTO =
      new Place(
          "Porto Campanhã",
          Optional.empty(),
          Optional.of("Porto"),
          Optional.of("PT"),
          Optional.of(new GeoPoint(41.148, -8.585)));

  private static final UserId USER = new UserId("user-1");

  private Trips() {}

  /** Berlin to Lisbon; arrives at 18:10 on 23 November 2026 in Lisbon. */
  public static Activity flightToLisbon() {
    return activity(
        "flight",
        ActivityKind.FLIGHT,
        moment(BERLIN_ZONE, BER, "2026-11-23T15:30"),
        moment(LISBON_ZONE, LIS, "2026-11-23T18:10"));
  }

  /** From 23 to 26 November 2026, check-in from 15:00. */
  public static Activity hotelInLisbon() {
    return activity(
        "hotel",
        ActivityKind.LODGING,
        moment(LISBON_ZONE, HOTEL_LISBON, "2026-11-23T15:00"),
        moment(LISBON_ZONE, HOTEL_LISBON, "2026-11-26T11:00"));
  }

  /** Leaves Lisbon at 14:00 on 26 November 2026. */
  public static Activity flightHome() {
    return activity(
        "flight-home",
        ActivityKind.FLIGHT,
        moment(LISBON_ZONE, LIS, "2026-11-26T14:00"),
        moment(BERLIN_ZONE, BER, "2026-11-26T18:30"));
  }

  public static Activity dinner(String from, String to) {
    return activity(
        "dinner",
        ActivityKind.RESTAURANT,
        moment(LISBON_ZONE, HOTEL_LISBON, from),
        moment(LISBON_ZONE, HOTEL_LISBON, to));
  }

  public static Activity train(String id, Place fromPlace, String from, Place toPlace, String to) {
    return activity(
        id,
        ActivityKind.TRAIN,
        moment(LISBON_ZONE, fromPlace, from),
        moment(LISBON_ZONE, toPlace, to));
  }

  public static Activity activity(
      String id, ActivityKind kind, ActivityTime start, ActivityTime end) {
    return new Activity(
        new AssetId(id),
        USER,
        new BookingKey("vendor-of-" + id, "R-" + id),
        Optional.empty(),
        kind,
        id,
        new Schedule(start, end),
        new ActivityStatus.AsBooked());
  }

  public static Activity waitingUntil(Activity a, Instant latestStart) {
    return booked(a, new Schedule(a.booked().start(), a.booked().end(), Optional.of(latestStart)));
  }

  /** The same, booked for other times. */
  public static Activity booked(Activity a, Schedule schedule) {
    return new Activity(
        a.id(), a.user(), a.booking(), a.segment(), a.kind(), a.title(), schedule, a.status());
  }

  /** The same as a part of another booking. */
  public static Activity partOf(Activity a, BookingKey booking, String segment) {
    return new Activity(
        a.id(),
        a.user(),
        booking,
        Optional.ofNullable(segment),
        a.kind(),
        a.title(),
        a.booked(),
        a.status());
  }

  /** The same, starting and ending that much later. */
  public static Activity late(Activity activity, java.time.Duration by) {
    return activity.with(new ActivityStatus.Moved(shifted(activity.booked(), by)));
  }

  public static Schedule shifted(Schedule schedule, java.time.Duration by) {
    return new Schedule(shifted(schedule.start(), by), shifted(schedule.end(), by));
  }

  public static ActivityTime shifted(ActivityTime moment, java.time.Duration by) {
    return new ActivityTime(moment.at().plus(by), moment.zone(), moment.place());
  }

  public static ActivityTime moment(ZoneId zone, Place place, String local) {
    return new ActivityTime(LocalDateTime.parse(local).atZone(zone).toInstant(), zone, place);
  }

  private static Place airport(
      String name, String code, String city, double latitude, double longitude) {
    return new Place(
        name,
        Optional.of(code),
        Optional.of(city),
        Optional.empty(),
        Optional.of(new GeoPoint(latitude, longitude)));
  }
}
