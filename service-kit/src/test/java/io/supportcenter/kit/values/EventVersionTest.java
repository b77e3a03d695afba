package io.supportcenter.kit.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventVersionTest {

  private static final Instant NOW = Instant.parse("2027-03-08T12:00:00Z");

  /** The first is known; occurred and received in minutes from now, of both. */
  @ParameterizedTest(name = "{6}: {0}/{1} then {3}/{4}")
  @CsvSource({
    // count, occurred, received, count, occurred, received, what it is, is newer
    "3, 0, 0,      4, 1, 1,      counted, true",
    "3, 0, 0,      4, -30, 1,    counted with an earlier time, true",
    "3, 0, 0,      3, 0, 1,      reported twice, false",
    "3, 0, 0,      2, -5, 1,     late, false",
    "3, 0, 0,      2, 0, 1,      overtaken, false",
    "3, 0, 0,      0, 10, 10,    not counted after counted, true",
    "3, 0, 0,      0, -10, 10,   not counted and earlier, false",
    "0, 0, 0,      4, 10, 10,    counted after not counted, true",
    "0, 0, 0,      4, -10, 10,   counted and earlier, false",
    "3, 0, 0,      1, 1440, 1440, began to count again, true",
    "7, 0, 0,      1, 525600, 525600, a code used again next year, true",
    "1, 1440, 1440, 3, 0, 0,     read again after the count began again, false",
    "0, 0, 0,      0, 1, 1,      later, true",
    "0, 0, 0,      0, -1, 1,     earlier, false",
    "0, 0, 0,      0, 0, 0.1,    in the same second, true",
    "0, 0, 0.1,    0, 0, 0,      in the same second and read again, false",
    "0, 900000, 0, 0, 1, 1,      after a clock that was years ahead, true",
    "0, 900000, 0, 5, 1, 1,      counted after a clock that was years ahead, true",
    "0, 1, 1,      0, 900000, 0, ahead and read again, false",
    "0, 900000, 0, 0, -1, 1,     made before one that is ahead arrived, true",
    "0, 10, 0,     1, -1440, 1,  late after one that is ahead, false",
    "0, 900000, 0, 0, 900001, 1, both ahead, true",
    "0, 900001, 0, 0, 900000, 1, both ahead and earlier, false",
    "50, 2880, 0,  1, 10, 10,    began to count again after a clock that was ahead, true",
    "1, 10, 10,    50, 2880, 0,  ahead and read again after the count began again, false",
    "50, 2880, 0,  49, -10, 10,  late after one that is counted and ahead, false",
    "50, 2880, 0,  51, 10, 10,   counted after a clock that was ahead, true",
    "50, 2880, 0,  1, 2890, 10,  began to count again with the clock ahead, true",
    "50, 2880, 0,  49, 2870, 10, late with the clock ahead, false",
  })
  void shouldTellTheNewerOfTwo(
      long knownCount,
      double knownOccurred,
      double knownReceived,
      long count,
      double occurred,
      double received,
      String what,
      boolean isNewer) {
    EventVersion known = new EventVersion(knownCount, at(knownOccurred), at(knownReceived));
    EventVersion next = new EventVersion(count, at(occurred), at(received));

    assertThat(next.isNewerThan(known)).as(what).isEqualTo(isNewer);
    assertThat(next.isNewerThan(next)).isFalse();
  }

  @Test
  void shouldNotCountBelowZero() {
    assertThatIllegalArgumentException().isThrownBy(() -> new EventVersion(-1, NOW, NOW));
  }

  private static Instant at(double minutes) {
    return NOW.plus(Duration.ofMillis(Math.round(minutes * 60_000)));
  }
}
