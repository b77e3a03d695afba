package io.supportcenter.kit.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {

  @ParameterizedTest
  @CsvSource({"1, PT0.5S", "2, PT1S", "3, PT2S", "5, PT8S", "10, PT4M16S"})
  void shouldDoubleWithEachAttempt(int attempt, Duration longest) {
    assertThat(waits(attempt))
        .allMatch(wait -> wait.compareTo(longest) <= 0)
        .allMatch(wait -> wait.compareTo(longest.multipliedBy(4).dividedBy(5)) >= 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {11, 13, 14, 64, 1000, Integer.MAX_VALUE})
  void shouldNotWaitForLongerThanFiveMinutes(int attempt) {
    assertThat(waits(attempt))
        .allMatch(wait -> wait.compareTo(Duration.ofMinutes(5)) <= 0)
        .allMatch(wait -> wait.compareTo(Duration.ofMinutes(4)) >= 0);
  }

  @RepeatedTest(3)
  void shouldNotComeInStep() {
    assertThat(waits(8).stream().distinct().count()).isGreaterThan(10);
  }

  @Test
  void shouldWaitAsLongAsThePartnerAsks() {
    assertThat(Backoff.asked(Duration.ofSeconds(7))).isEqualTo(Duration.ofSeconds(7));
    assertThat(Backoff.asked(Duration.ofMinutes(59))).isEqualTo(Duration.ofMinutes(59));
  }

  @Test
  void shouldWaitForAnHourAtMostHoweverLongThePartnerAsks() {
    assertThat(Backoff.asked(Duration.ofHours(1))).isEqualTo(Duration.ofHours(1));
    assertThat(Backoff.asked(Duration.ofDays(365))).isEqualTo(Duration.ofHours(1));
  }

  private static List<Duration> waits(int attempt) {
    return IntStream.range(0, 200).mapToObj(_ -> Backoff.after(attempt)).toList();
  }
}
