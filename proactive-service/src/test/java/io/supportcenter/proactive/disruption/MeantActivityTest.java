package io.supportcenter.proactive.disruption;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.kit.values.ActivityTime;
import io.supportcenter.kit.values.EventVersion;
import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.activity.BookingKey;
import io.supportcenter.proactive.activity.Trips;
import io.supportcenter.proactive.disruption.VendorEvent.Meant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Outward and return flight have one booking code. */
class MeantActivityTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final BookingKey CODE = new BookingKey("meridian-air", "MA-1");

  private final Activity out = Trips.partOf(Trips.flightToLisbon(), CODE, null);
  private final Activity home = Trips.partOf(Trips.flightHome(), CODE, null);
  private final List<Activity> both = List.of(out, home);

  @Test
  void shouldMeanTheSegmentThatItNames() {
    List<Activity> named =
        List.of(Trips.partOf(out, CODE, "seg-1"), Trips.partOf(home, CODE, "Seg-2"));

    assertThat(meant("SEG-2 ", new VendorChange.Cancelled(), named))
        .isEqualTo(new Meant.These(named.subList(1, 2)));
    assertThat(meant("SEG-3", new VendorChange.Cancelled(), named))
        .isEqualTo(new Meant.These(List.of()));
    assertThat(
            meant("SEG-1", moved(home.booked().start(), Duration.ZERO), List.of(out, named.get(1))))
        .isEqualTo(new Meant.These(List.of(out)));
  }

  @Test
  void shouldMeanTheFlightThatStartsThere() {
    assertThat(meant(null, moved(home.booked().start(), Duration.ofDays(-3)), both))
        .isEqualTo(new Meant.These(List.of(home)));
    assertThat(meant(null, moved(out.booked().start(), Duration.ofHours(9)), both))
        .isEqualTo(new Meant.These(List.of(out)));
    assertThat(meant(null, new VendorChange.Cancelled(Optional.of(home.booked().start())), both))
        .isEqualTo(new Meant.These(List.of(home)));
  }

  @Test
  void shouldMeanTheFlightOfThatDayWhereTwoStartThere() {
    Activity nextWeek =
        Trips.booked(
            Trips.partOf(out, CODE, null), Trips.shifted(out.booked(), Duration.ofDays(7)));

    assertThat(
            meant(
                null,
                moved(nextWeek.booked().start(), Duration.ofHours(2)),
                List.of(out, nextWeek)))
        .isEqualTo(new Meant.These(List.of(nextWeek)));
    assertThat(meant(null, moved(out.booked().start(), Duration.ofDays(2)), List.of(out, nextWeek)))
        .isEqualTo(new Meant.Unclear(List.of(out, nextWeek)));
  }

  @Test
  void shouldMeanTheFlightThatEndsThereWhenNoStartIsTold() {
    ActivityTime late = Trips.shifted(home.booked().end(), Duration.ofHours(5));
    ActivityTime elsewhere = Trips.moment(Trips.LISBON_ZONE, Trips.OPORTO, "2026-11-23T20:00");

    assertThat(meant(null, new VendorChange.Moved(Optional.empty(), Optional.of(late)), both))
        .isEqualTo(new Meant.These(List.of(home)));
    assertThat(meant(null, new VendorChange.Diverted(Optional.empty(), elsewhere), both))
        .isEqualTo(new Meant.These(List.of(out)));
  }

  @Test
  void shouldMeanTheWholeBookingWhenItIsCancelled() {
    assertThat(meant(null, new VendorChange.Cancelled(), both)).isEqualTo(new Meant.These(both));
  }

  @Test
  void shouldMeanTheOnlyActivityWhereverItStarts() {
    assertThat(meant(null, moved(home.booked().start(), Duration.ZERO), List.of(out)))
        .isEqualTo(new Meant.These(List.of(out)));
  }

  private static Meant meant(String segment, VendorChange change, List<Activity> ofBooking) {
    return new VendorEvent(
            CODE,
            Optional.ofNullable(segment),
            new EventVersion(1, NOW, NOW),
            change,
            Optional.empty())
        .meant(ofBooking);
  }

  private static VendorChange moved(ActivityTime start, Duration by) {
    return new VendorChange.Moved(Optional.of(Trips.shifted(start, by)), Optional.empty());
  }
}
