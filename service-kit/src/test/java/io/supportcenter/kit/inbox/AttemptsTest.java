package io.supportcenter.kit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.kit.inbox.Attempts.Next;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AttemptsTest {

  private static final Duration SHORT = Duration.ofMillis(20);
  private static final Throwable LASTING = new IllegalArgumentException("below zero");
  private static final Throwable TRANSIENT = new SQLException("no connection", "08006");
  private static final Throwable TIMED_OUT = new SQLException("cancelled", "57014");

  private final Attempts attempts = new Attempts();

  @Test
  void shouldHalveAListAtItsFirstLastingFault() {
    assertThat(attempts.after(LASTING, SHORT, 2)).isEqualTo(Next.HALVE);
  }

  @Test
  void shouldTryALoneRecordThreeTimesBeforeItIsParked() {
    assertThat(attempts.after(LASTING, SHORT, 1)).isEqualTo(Next.AGAIN);
    assertThat(attempts.after(new StackOverflowError(), SHORT, 1)).isEqualTo(Next.AGAIN);
    assertThat(attempts.after(LASTING, SHORT, 1)).isEqualTo(Next.PARK);
  }

  @Test
  void shouldWaitForAnUnavailableDatabaseForAsLongAsItTakes() {
    for (int i = 0; i < 1000; i++) {
      assertThat(attempts.after(TRANSIENT, SHORT, 1 + i % 2)).isEqualTo(Next.AGAIN);
    }
  }

  @Test
  void shouldHalveAListThatTimesOutTwice() {
    assertThat(attempts.after(TIMED_OUT, SHORT, 2000)).isEqualTo(Next.AGAIN);
    assertThat(attempts.after(TRANSIENT, SHORT, 2000)).isEqualTo(Next.AGAIN);
    assertThat(attempts.after(TIMED_OUT, SHORT, 2000)).isEqualTo(Next.HALVE);
  }

  @Test
  void shouldTakeALongAttemptForATimeOutWhateverItSays() {
    assertThat(attempts.after(TRANSIENT, Duration.ofSeconds(60), 2)).isEqualTo(Next.AGAIN);
    assertThat(attempts.after(TRANSIENT, Duration.ofSeconds(60), 2)).isEqualTo(Next.HALVE);
  }

  @Test
  void shouldParkALoneRecordThatTimesOutFiveTimes() {
    for (int i = 0; i < 4; i++) {
      assertThat(attempts.after(TIMED_OUT, SHORT, 1)).isEqualTo(Next.AGAIN);
    }
    assertThat(attempts.after(TIMED_OUT, SHORT, 1)).isEqualTo(Next.PARK);
  }
}
