package io.supportcenter.smsactivation.sender;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderMemoryTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final GuessPolicy POLICY = GuessPolicy.STANDARD;

  @ParameterizedTest
  @CsvSource({"5, PT15M", "10, PT30M", "15, PT1H", "20, PT24H", "21, PT24H", "30, PT24H"})
  void shouldLockLongerWithMoreWrongCodes(int failures, Duration lock) {
    SenderMemory memory = failed(failures);
    assertThat(memory.isLocked(NOW.plus(lock).minusMillis(1))).isTrue();
    assertThat(memory.isLocked(NOW.plus(lock))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1", "4", "6", "9", "11", "19"})
  void shouldNotLockBetween(int failures) {
    assertThat(failed(failures).isLocked(NOW)).isFalse();
  }

  @Test
  void shouldForgetFailuresOfLongAgo() {
    SenderMemory memory = failed(4);
    assertThat(memory.failed(POLICY, NOW.plus(Duration.ofDays(7))).failures()).isEqualTo(1);
    assertThat(memory.failed(POLICY, NOW.plus(Duration.ofDays(6))).failures()).isEqualTo(5);
  }

  @Test
  void shouldLimitRepliesPerWindow() {
    SenderMemory memory = SenderMemory.EMPTY;
    for (int n = 0; n < POLICY.repliesMax(); n++) {
      assertThat(memory.mayBeAnswered(POLICY, NOW)).isTrue();
      memory = memory.answered(POLICY, NOW);
    }
    assertThat(memory.mayBeAnswered(POLICY, NOW)).isFalse();
    Instant later = NOW.plus(POLICY.replyWindow());
    assertThat(memory.mayBeAnswered(POLICY, later)).isTrue();
    assertThat(memory.answered(POLICY, later).replies()).isEqualTo(1);
  }

  @Test
  void shouldRememberTheNewestMessagesOnly() {
    SenderMemory memory = SenderMemory.EMPTY;
    for (int n = 0; n < 100; n++) {
      memory = memory.seen("g/" + n);
    }
    assertThat(memory.recentMessages()).hasSize(20);
    assertThat(memory.hasSeen("g/99")).isTrue();
    assertThat(memory.hasSeen("g/79")).isFalse();
  }

  private static SenderMemory failed(int times) {
    SenderMemory memory = SenderMemory.EMPTY;
    for (int n = 0; n < times; n++) {
      memory = memory.failed(POLICY, NOW);
    }
    return memory;
  }
}
