package io.supportcenter.kit.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final Instant NOW = Instant.parse("1994-11-06T08:49:37Z");

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "120, 120", "007, 7", "999999999, 999999999"})
  void shouldReadSeconds(String text, long seconds) {
    assertThat(RetryAfter.read(text, NOW)).contains(Duration.ofSeconds(seconds));
  }

  @Test
  void shouldReadADate() {
    assertThat(RetryAfter.read("Sun, 06 Nov 1994 08:51:37 GMT", NOW))
        .contains(Duration.ofMinutes(2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:36 GMT",
        "Thu, 01 Jan 1970 00:00:00 GMT"
      })
  void shouldNotKnowWhenADateHasPassed(String text) {
    assertThat(RetryAfter.read(text, NOW)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "-1",
        "1.5",
        "1s",
        "+1",
        "1000000000",
        "99999999999999999999",
        "१",
        "Mon, 06 Nov 1994 08:51:37 GMT",
        "Sun, 31 Feb 1994 08:51:37 GMT",
        "1994-11-06T08:51:37Z"
      })
  void shouldIgnoreWhatIsNeither(String text) {
    assertThat(RetryAfter.read(text, NOW)).isEmpty();
  }
}
