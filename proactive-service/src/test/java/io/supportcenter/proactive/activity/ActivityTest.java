package io.supportcenter.proactive.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supportcenter.kit.values.ActivityTime;
import io.supportcenter.kit.values.Place;
import io.supportcenter.kit.values.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivityTest {

  @Test
  void shouldHoldARoomUntilTheEndOfTheDayOfArrival() {
    assertThat(Trips.hotelInLisbon().due()).isEqualTo(Instant.parse("2026-11-24T00:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-29T15:00, 2026-03-29T22:00:00Z, 23",
    "2026-10-25T15:00, 2026-10-25T23:00:00Z, 25",
    "2026-11-23T15:00, 2026-11-23T23:00:00Z, 24"
  })
  void shouldCountTheHoursOfADayOnWhichTheClocksChange(String checkIn, Instant due, long hours) {
    ActivityTime start = Trips.moment(Trips.BERLIN_ZONE, Place.named("Hotel"), checkIn);
    Activity hotel =
        Trips.activity(
            "hotel", ActivityKind.LODGING, start, Trips.shifted(start, Duration.ofDays(2)));

    assertThat(hotel.due()).isEqualTo(due);
    assertThat(Duration.between(start.day().atStartOfDay(start.zone()).toInstant(), due))
        .hasHours(hours);
  }

  @Test
  void shouldTakeTheVendorsWordOnHowLongItWaits() {
    Instant sixPm = Instant.parse("2026-11-23T18:00:00Z");

    assertThat(Trips.waitingUntil(Trips.hotelInLisbon(), sixPm).due()).isEqualTo(sixPm);
  }

  @Test
  void shouldForgetHowLongTheVendorWaitsOnceTheStartHasMoved() {
    Activity dinner =
        Trips.waitingUntil(
            Trips.dinner("2026-11-23T20:00", "2026-11-23T22:00"),
            Instant.parse("2026-11-23T20:15:00Z"));

    assertThat(Trips.late(dinner, Duration.ofHours(1)).due())
        .isEqualTo(Instant.parse("2026-11-23T21:00:00Z"));
  }

  @Test
  void shouldRememberHowLongTheVendorWaitsWhenOnlyTheEndHasMoved() {
    Instant quarterPast = Instant.parse("2026-11-23T20:15:00Z");
    Activity dinner =
        Trips.waitingUntil(Trips.dinner("2026-11-23T20:00", "2026-11-23T22:00"), quarterPast);
    ActivityTime later = dinner.booked().end().plus(Duration.ofHours(1));
    Schedule longer = new Schedule(dinner.booked().start(), later);

    assertThat(dinner.with(new ActivityStatus.Moved(longer)).due()).isEqualTo(quarterPast);
  }

  @Test
  void shouldPreferTheLatestStartThatTheVendorConfirmed() {
    Activity dinner = Trips.dinner("2026-11-23T20:00", "2026-11-23T22:00");
    Instant nine = Instant.parse("2026-11-23T21:00:00Z");
    Schedule confirmed =
        new Schedule(dinner.booked().start(), dinner.booked().end(), Optional.of(nine));

    assertThat(dinner.with(new ActivityStatus.Moved(confirmed)).due()).isEqualTo(nine);
  }

  @Test
  void shouldWantOthersAtTheStart() {
    assertThat(Trips.dinner("2026-11-23T20:00", "2026-11-23T22:00").due())
        .isEqualTo(Instant.parse("2026-11-23T20:00:00Z"));
  }

  @Test
  void shouldNotEndBeforeItStarts() {
    Schedule booked = Trips.hotelInLisbon().booked();

    assertThatThrownBy(() -> new Schedule(booked.end(), booked.start()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
