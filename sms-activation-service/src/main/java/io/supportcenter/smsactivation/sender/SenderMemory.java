package io.supportcenter.smsactivation.sender;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is remembered of a phone that sent us SMS.
 *
 * @param failures wrong codes
 * @param stopped it asked for no replies
 * @param replies sent since {@code repliesFrom}
 * @param recentMessages the newest message ids of each gateway, oldest first: those that come again
 */
public record SenderMemory(
    int failures,
    Optional<Instant> lastFailure,
    Optional<Instant> lockedUntil,
    boolean stopped,
    int replies,
    Optional<Instant> repliesFrom,
    List<String> recentMessages) {

  private static final int RECENT_MAX = 20;

  public static final SenderMemory EMPTY =
      new SenderMemory(
          0, Optional.empty(), Optional.empty(), false, 0, Optional.empty(), List.of());

  public SenderMemory {
    recentMessages = List.copyOf(recentMessages);
  }

  public boolean hasSeen(String message) {
    return recentMessages.contains(message);
  }

  public SenderMemory seen(String message) {
    List<String> recent =
        Stream.concat(recentMessages.stream(), Stream.of(message))
            .skip(Math.max(0, recentMessages.size() + 1 - RECENT_MAX))
            .toList();
    return new SenderMemory(
        failures, lastFailure, lockedUntil, stopped, replies, repliesFrom, recent);
  }

  public boolean isLocked(Instant now) {
    return lockedUntil.filter(now::isBefore).isPresent();
  }

  /** After one more wrong code. */
  public SenderMemory failed(GuessPolicy policy, Instant now) {
    int counted = isOver(lastFailure, policy.forgetAfter(), now) ? 1 : failures + 1;
    return new SenderMemory(
        counted,
        Optional.of(now),
        policy.lockAt(counted).map(now::plus),
        stopped,
        replies,
        repliesFrom,
        recentMessages);
  }

  public boolean isSilenced(GuessPolicy policy) {
    return policy.isSilentAt(failures);
  }

  public SenderMemory withStopped(boolean stop) {
    return new SenderMemory(
        failures, lastFailure, lockedUntil, stop, replies, repliesFrom, recentMessages);
  }

  public boolean mayBeAnswered(GuessPolicy policy, Instant now) {
    return isOver(repliesFrom, policy.replyWindow(), now) || replies < policy.repliesMax();
  }

  public SenderMemory answered(GuessPolicy policy, Instant now) {
    boolean isNewWindow = isOver(repliesFrom, policy.replyWindow(), now);
    return new SenderMemory(
        failures,
        lastFailure,
        lockedUntil,
        stopped,
        isNewWindow ? 1 : replies + 1,
        isNewWindow ? Optional.of(now) : repliesFrom,
        recentMessages);
  }

  private static boolean isOver(Optional<Instant> from, Duration time, Instant now) {
    return from.filter(start -> now.isBefore(start.plus(time))).isEmpty();
  }
}
