package io.supportcenter.kit.security;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How long somebody who fails again and again is locked out: longer with more failures.
 *
 * @param locks rising by failures; the last one is repeated with every further failure
 * @param forgetAfter without a failure for so long, earlier ones no longer count
 */
public record LockoutPolicy(List<Lock> locks, Duration forgetAfter) {

  /**
   * A rung of the ladder.
   *
   * @param failures the failure with this number, counted from 1, locks
   */
  public record Lock(int failures, Duration time) {}

  /**
   * @throws IllegalArgumentException when there is no lock, or they do not rise by failures
   */
  public LockoutPolicy {
    locks = List.copyOf(locks);
    if (locks.isEmpty() || !isRising(locks)) {
      throw new IllegalArgumentException("locks must rise by failures, starting with 1 or more");
    }
  }

  /** How long the failure with that number, counted from 1, locks. */
  Optional<Duration> lockAt(int failures) {
    Lock last = locks.getLast();
    return failures >= last.failures()
        ? Optional.of(last.time())
        : locks.stream().filter(lock -> lock.failures() == failures).map(Lock::time).findFirst();
  }

  boolean isLastAt(int failures) {
    return failures >= locks.getLast().failures();
  }

  private static boolean isRising(List<Lock> locks) {
    return locks.getFirst().failures() > 0
        && IntStream.range(1, locks.size())
            .allMatch(i -> locks.get(i - 1).failures() < locks.get(i).failures());
  }
}
