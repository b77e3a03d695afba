package io.supportcenter.smsactivation.sender;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderHistoryTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  @ParameterizedTest
  @CsvSource({"5, PT15M", "10, PT30M", "15, PT1H", "20, PT24H", "21, PT24H", "30, PT24H"})
  void shouldLockLongerWithMoreWrongCodes(int failures, Duration lock) {
    SenderHistory history = failed(failures);
    assertThat(history.isLocked(NOW.plus(lock).minusMillis(1))).isTrue();
    assertThat(history.isLocked(NOW.plus(lock))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1", "4", "6", "9", "11", "19"})
  void shouldNotLockBetween(int failures) {
    assertThat(failed(failures).isLocked(NOW)).isFalse();
  }

  @Test
  void shouldForgetFailuresOfLongAgo() {
    SenderHistory history = failed(4);
    assertThat(history.failed(NOW.plus(Duration.ofDays(7))).wrongCodes().failures()).isEqualTo(1);
    assertThat(history.failed(NOW.plus(Duration.ofDays(6))).wrongCodes().failures()).isEqualTo(5);
  }

  @Test
  void shouldLimitRepliesPerWindow() {
    SenderHistory history = SenderHistory.EMPTY;
    for (int n = 0; n < SenderHistory.REPLIES_MAX; n++) {
      assertThat(history.mayBeAnswered(NOW)).isTrue();
      history = history.answered(NOW);
    }
    assertThat(history.mayBeAnswered(NOW)).isFalse();
    Instant later = NOW.plus(SenderHistory.REPLY_WINDOW);
    assertThat(history.mayBeAnswered(later)).isTrue();
    assertThat(history.answered(later).replies()).isEqualTo(1);
  }

  @Test
  void shouldRememberTheNewestMessagesOnly() {
    SenderHistory history = SenderHistory.EMPTY;
    for (int n = 0; n < 100; n++) {
      history = history.seen(message("g/" + n, "s" + n, NOW));
    }
    assertThat(history.recentMessages()).hasSize(20);
    assertThat(history.hasSeen(message("g/99", "", NOW))).isTrue();
    assertThat(history.hasSeen(message("g/79", "", NOW))).isFalse();
  }

  @Test
  void shouldKnowAMessageUnderANewIdForAMinute() {
    SenderHistory history = SenderHistory.EMPTY.seen(message("1", "said", NOW));
    assertThat(history.hasSeen(message("2", "said", NOW.plusSeconds(60)))).isTrue();
    assertThat(history.hasSeen(message("2", "said", NOW.minusSeconds(60)))).isTrue();
    assertThat(history.hasSeen(message("2", "said", NOW.plusSeconds(61)))).isFalse();
    assertThat(history.hasSeen(message("2", "other", NOW))).isFalse();
    assertThat(history.hasSeen(message("2", "", NOW))).isFalse();
  }

  @Test
  void shouldKnowBothIdsOfAMessageAndCountTheMinuteFromTheFirst() {
    SenderHistory history =
        SenderHistory.EMPTY
            .seen(message("1", "said", NOW))
            .seen(message("2", "said", NOW.plusSeconds(50)));
    assertThat(history.hasSeen(message("2", "said", NOW.plusSeconds(500)))).isTrue();
    assertThat(history.hasSeen(message("3", "said", NOW.plusSeconds(70)))).isFalse();
  }

  private static RecentMessage message(String id, String said, Instant receivedAt) {
    return new RecentMessage(id, said, receivedAt);
  }

  /** The last one now; each after the end of any lock. */
  private static SenderHistory failed(int times) {
    SenderHistory history = SenderHistory.EMPTY;
    for (int n = times - 1; n >= 0; n--) {
      history = history.failed(NOW.minus(Duration.ofHours(24L * n)));
    }
    return history;
  }
}
