package io.supportcenter.proactive.disruption;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.kit.values.ActivityTime;
import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.activity.Trips;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Outward and return flight have one booking code. */
class VendorChangeTest {

  private final Activity out = Trips.flightToLisbon();
  private final Activity home = Trips.flightHome();
  private final List<Activity> both = List.of(out, home);

  @Test
  void shouldMeanTheFlightThatStartsThere() {
    assertThat(moved(home.booked().start(), Duration.ofDays(-3)).meant(both)).containsExactly(home);
    assertThat(moved(out.booked().start(), Duration.ofHours(9)).meant(both)).containsExactly(out);
  }

  @Test
  void shouldMeanTheFlightWhoseEndIsNearest() {
    ActivityTime late = Trips.shifted(home.booked().end(), Duration.ofHours(5));
    assertThat(new VendorChange.Moved(Optional.empty(), Optional.of(late)).meant(both))
        .containsExactly(home);
    ActivityTime elsewhere = Trips.moment(Trips.LISBON_ZONE, Trips.OPORTO, "2026-11-23T20:00");
    assertThat(new VendorChange.Diverted(Optional.empty(), elsewhere).meant(both))
        .containsExactly(out);
  }

  @Test
  void shouldMeanTheWholeBookingWhenItIsCancelled() {
    assertThat(new VendorChange.Cancelled().meant(both)).isEqualTo(both);
  }

  @Test
  void shouldMeanTheOnlyActivityWhereverItStarts() {
    assertThat(moved(home.booked().start(), Duration.ZERO).meant(List.of(out)))
        .containsExactly(out);
  }

  private static VendorChange moved(ActivityTime start, Duration by) {
    return new VendorChange.Moved(Optional.of(Trips.shifted(start, by)), Optional.empty());
  }
}
