package io.supportcenter.kit.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivityTimeTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ActivityTime NOON = at("2026-11-23T12:00");

  @ParameterizedTest
  @CsvSource({
    "2026-03-29T15:00, 2026-03-29T22:00:00Z, 23",
    "2026-10-25T15:00, 2026-10-25T23:00:00Z, 25",
    "2026-11-23T15:00, 2026-11-23T23:00:00Z, 24"
  })
  void shouldCountTheHoursOfADayOnWhichTheClocksChange(String local, Instant end, long hours) {
    ActivityTime time = at(local);

    assertThat(time.endOfDay()).isEqualTo(end);
    assertThat(Duration.between(time.day().atStartOfDay(BERLIN).toInstant(), end)).hasHours(hours);
  }

  @Test
  void shouldAddOnInstantsAndShowWhatTheClocksAtThePlaceShow() {
    ActivityTime later = at("2026-10-24T12:00").plus(Duration.ofDays(1));

    assertThat(later.local().toLocalDateTime()).isEqualTo("2026-10-25T11:00");
    assertThat(later.day()).isEqualTo(LocalDate.of(2026, 10, 25));
  }

  @Test
  void shouldNotEndBeforeItStarts() {
    ActivityTime before = NOON.plus(Duration.ofSeconds(-1));

    assertThatIllegalArgumentException().isThrownBy(() -> new Schedule(NOON, before));
    assertThat(new Schedule(NOON, NOON).latestStart()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 2, true", "1, 2, true", "2, 3, false", "-2, 0, false", "-2, 1, true"})
  void shouldOverlapWhenBothAreUnderWayAtSomeInstant(long from, long to, boolean overlaps) {
    Schedule schedule = new Schedule(NOON, NOON.plus(Duration.ofHours(2)));
    Schedule other =
        new Schedule(NOON.plus(Duration.ofHours(from)), NOON.plus(Duration.ofHours(to)));

    assertThat(schedule.overlaps(other)).isEqualTo(overlaps);
    assertThat(other.overlaps(schedule)).isEqualTo(overlaps);
  }

  @ParameterizedTest
  @CsvSource({"90.1, 0", "-91, 0", "0, 180.1", "NaN, 0", "0, NaN"})
  void shouldRefuseAPositionThatIsNotOnEarth(double latitude, double longitude) {
    assertThatIllegalArgumentException().isThrownBy(() -> new GeoPoint(latitude, longitude));
  }

  @Test
  void shouldMeasureDistancesAlongTheSurface() {
    GeoPoint lisbon = new GeoPoint(38.711, -9.13);
    GeoPoint porto = new GeoPoint(41.148, -8.585);

    assertThat(lisbon.distanceKm(porto)).isCloseTo(275, within(1.0));
    assertThat(lisbon.distanceKm(lisbon)).isZero();
    assertThat(new GeoPoint(0, 179.5).distanceKm(new GeoPoint(0, -179.5)))
        .isCloseTo(111.2, within(0.1));
  }

  @Test
  void shouldBoundThePlacesTexts() {
    Optional<String> tooLong = Optional.of("x".repeat(201));
    Optional<String> none = Optional.empty();

    assertThat(Place.named("x".repeat(200)).name()).hasSize(200);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Place("Casa", none, tooLong, none, Optional.empty()));
  }

  private static ActivityTime at(String local) {
    return new ActivityTime(
        LocalDateTime.parse(local).atZone(BERLIN).toInstant(), BERLIN, Place.named("Hotel"));
  }
}
