package io.supportcenter.kit.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.supportcenter.kit.security.LockoutPolicy.Lock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LockoutTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final LockoutPolicy POLICY =
      new LockoutPolicy(
          List.of(
              new Lock(5, Duration.ofMinutes(15)),
              new Lock(10, Duration.ofMinutes(30)),
              new Lock(15, Duration.ofHours(1)),
              new Lock(20, Duration.ofHours(24))),
          Duration.ofDays(7));

  @ParameterizedTest
  @CsvSource({"5, PT15M", "10, PT30M", "15, PT1H", "20, PT24H", "21, PT24H", "30, PT24H"})
  void shouldLockLongerWithMoreFailures(int failures, Duration lock) {
    Lockout lockout = failed(failures);
    Instant last = lockout.lastFailure().orElseThrow();

    assertThat(lockout.isLocked(last.plus(lock).minusMillis(1))).isTrue();
    assertThat(lockout.isLocked(last.plus(lock))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 6, 9, 11, 19})
  void shouldNotLockBetween(int failures) {
    Lockout lockout = failed(failures);

    assertThat(lockout.failures()).isEqualTo(failures);
    assertThat(lockout.isLocked(lockout.lastFailure().orElseThrow())).isFalse();
  }

  @Test
  void shouldNotUnlockByAFailureDuringALock() {
    Lockout locked = failed(5);
    Instant last = locked.lastFailure().orElseThrow();

    assertThat(locked.failed(POLICY, last).lockedUntil()).isEqualTo(locked.lockedUntil());
  }

  @Test
  void shouldForgetFailuresOfLongAgo() {
    Lockout lockout = failed(4);
    Instant forgotten = lockout.lastFailure().orElseThrow().plus(POLICY.forgetAfter());

    assertThat(lockout.failed(POLICY, forgotten).failures()).isEqualTo(1);
    assertThat(lockout.failed(POLICY, forgotten.minusMillis(1)).failures()).isEqualTo(5);
  }

  @Test
  void shouldSilenceFromTheLastLockOn() {
    assertThat(Lockout.NONE.isSilenced(POLICY)).isFalse();
    assertThat(failed(19).isSilenced(POLICY)).isFalse();
    assertThat(failed(20).isSilenced(POLICY)).isTrue();
    assertThat(failed(21).isSilenced(POLICY)).isTrue();
  }

  @Test
  void shouldRefuseALadderThatDoesNotRise() {
    Lock five = new Lock(5, DAY);
    assertThatIllegalArgumentException().isThrownBy(() -> new LockoutPolicy(List.of(), DAY));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LockoutPolicy(List.of(five, five), DAY));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LockoutPolicy(List.of(new Lock(0, DAY), five), DAY));
  }

  /** One failure a day, so that no lock of an earlier one is left. */
  private static Lockout failed(int times) {
    Lockout lockout = Lockout.NONE;
    for (int n = 0; n < times; n++) {
      lockout = lockout.failed(POLICY, NOW.plus(DAY.multipliedBy(n)));
    }
    return lockout;
  }
}
