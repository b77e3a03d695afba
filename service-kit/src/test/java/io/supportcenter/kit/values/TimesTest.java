package io.supportcenter.kit.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"1990-01-01T00:00:00Z", "2026-11-20T10:00:00Z", "2200-12-31T23:59:59.999Z"})
  void shouldTakeATimeOfAnEvent(Instant at) {
    assertThat(Times.ofEvent(at)).isEqualTo(at);
    assertThat(Times.ofLife(at)).isEqualTo(at);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-21T18:39:28.800Z",
        "1989-12-31T23:59:59.999Z",
        "2201-01-01T00:00:00Z",
        "+58856-11-20T10:00:00Z"
      })
  void shouldRefuseATimeThatNoEventHas(Instant at) {
    assertThat(Times.isOfEvent(at)).isFalse();
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> Times.ofEvent(at))
        .satisfies(fault -> assertThat(fault.code()).isEqualTo(CommonRefusal.OUT_OF_RANGE))
        .withMessage("must be in the years 1990 to 2200");
  }

  @Test
  void shouldTakeAnyOtherTimeAsFarBackAsPeopleLive() {
    Instant first = Instant.parse("1900-01-01T00:00:00Z");

    assertThat(Times.ofLife(first)).isEqualTo(first);
    for (Instant at : new Instant[] {first.minusMillis(1), Instant.MIN, Instant.MAX}) {
      assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> Times.ofLife(at));
    }
  }
}
