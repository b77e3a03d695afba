package io.supportcenter.registration.receipt.poslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreTimeTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T16:42:07, 2026-11-20T15:42:07Z",
    "2026-07-20T16:42:07.250, 2026-07-20T14:42:07.250Z",
    "2026-11-20T16:42:07Z, 2026-11-20T16:42:07Z",
    "2026-11-20T16:42:07-05:00, 2026-11-20T21:42:07Z",
  })
  void shouldReadATimeInTheStoresZoneUnlessItSaysItsOffset(String text, Instant instant) {
    assertThat(StoreTime.parse(text, BERLIN)).contains(instant);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-29T01:59:59, 2026-03-29T00:59:59Z",
    "2026-03-29T02:30:00, 2026-03-29T01:30:00Z",
    "2026-03-29T03:00:00, 2026-03-29T01:00:00Z",
  })
  void shouldReadATimeThatTheChangeToSummerTimeLeavesOut(String text, Instant instant) {
    assertThat(StoreTime.parse(text, BERLIN)).contains(instant);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-25T01:59:59, 2026-10-24T23:59:59Z",
    "2026-10-25T02:30:00, 2026-10-25T00:30:00Z",
    "2026-10-25T03:00:00, 2026-10-25T02:00:00Z",
  })
  void shouldReadATimeThatComesTwiceAsTheFirst(String text, Instant instant) {
    assertThat(StoreTime.parse(text, BERLIN)).contains(instant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2026-11-20", "16:42:07", "2026-02-30T10:00:00", "yesterday"})
  void shouldNotReadWhatIsNoTime(String text) {
    assertThat(StoreTime.parse(text, BERLIN)).isEmpty();
  }
}
