package io.supportcenter.smsactivation.sender;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How many wrong codes a phone may send, and how many replies it gets.
 *
 * @param locks rising by failures; the last one comes again with every further failure
 * @param forgetAfter without a failure for so long, earlier ones no longer count
 * @param repliesMax in one reply window
 */
public record GuessPolicy(
    List<Lock> locks, Duration forgetAfter, Duration replyWindow, int repliesMax) {

  public static final GuessPolicy STANDARD =
      new GuessPolicy(
          List.of(
              new Lock(5, Duration.ofMinutes(15)),
              new Lock(10, Duration.ofMinutes(30)),
              new Lock(15, Duration.ofHours(1)),
              new Lock(20, Duration.ofHours(24))),
          Duration.ofDays(7),
          Duration.ofHours(1),
          10);

  /** From so many failures on nothing is heard for that time. */
  public record Lock(int failures, Duration time) {}

  public GuessPolicy {
    locks = List.copyOf(locks);
  }

  /** How long the failure with that number, counted from 1, locks the sender out. */
  Optional<Duration> lockAt(int failures) {
    Lock last = locks.getLast();
    return failures >= last.failures()
        ? Optional.of(last.time())
        : locks.stream().filter(lock -> lock.failures() == failures).map(Lock::time).findFirst();
  }

  /** A sender with so many failures gets no answer to wrong codes any more. */
  boolean isSilentAt(int failures) {
    return failures >= locks.getLast().failures();
  }
}
