package io.supportcenter.smsactivation.sender;

import io.supportcenter.kit.security.Lockout;
import io.supportcenter.kit.security.LockoutPolicy;
import io.supportcenter.kit.security.LockoutPolicy.Lock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is remembered of a phone that sent us SMS.
 *
 * @param wrongCodes how many there were, and whether they lock the phone out
 * @param stopped it asked for no replies
 * @param replies sent since {@code repliesFrom}
 * @param recentMessages the newest ones, oldest first, to recognise those that are delivered again
 */
public record SenderHistory(
    Lockout wrongCodes,
    boolean stopped,
    int replies,
    Optional<Instant> repliesFrom,
    List<RecentMessage> recentMessages) {

  public static final SenderHistory EMPTY =
      new SenderHistory(Lockout.NONE, false, 0, Optional.empty(), List.of());

  static final int REPLIES_MAX = 10;
  static final Duration REPLY_WINDOW = Duration.ofHours(1);

  private static final LockoutPolicy LOCKOUT =
      new LockoutPolicy(
          List.of(
              new Lock(5, Duration.ofMinutes(15)),
              new Lock(10, Duration.ofMinutes(30)),
              new Lock(15, Duration.ofHours(1)),
              new Lock(20, Duration.ofHours(24))),
          Duration.ofDays(7));
  private static final int RECENT_MAX = 20;

  public SenderHistory {
    recentMessages = List.copyOf(recentMessages);
  }

  public boolean hasSeen(RecentMessage message) {
    return recentMessages.stream().anyMatch(message::isSame);
  }

  /** Of a message that is delivered again the time of its first delivery is kept. */
  public SenderHistory seen(RecentMessage delivered) {
    Optional<RecentMessage> before = recentMessages.stream().filter(delivered::isSame).findFirst();
    if (before.filter(one -> one.id().equals(delivered.id())).isPresent()) {
      return this;
    }
    RecentMessage message = before.map(one -> one.again(delivered.id())).orElse(delivered);
    List<RecentMessage> recent =
        Stream.concat(recentMessages.stream(), Stream.of(message))
            .skip(Math.max(0, recentMessages.size() + 1 - RECENT_MAX))
            .toList();
    return new SenderHistory(wrongCodes, stopped, replies, repliesFrom, recent);
  }

  public boolean isLocked(Instant now) {
    return wrongCodes.isLocked(now);
  }

  /** After one more wrong code. */
  public SenderHistory failed(Instant now) {
    return new SenderHistory(
        wrongCodes.failed(LOCKOUT, now), stopped, replies, repliesFrom, recentMessages);
  }

  /** Wrong codes are no longer answered. */
  public boolean isSilenced() {
    return wrongCodes.isSilenced(LOCKOUT);
  }

  public SenderHistory withStopped(boolean stop) {
    return new SenderHistory(wrongCodes, stop, replies, repliesFrom, recentMessages);
  }

  public boolean mayBeAnswered(Instant now) {
    return !stopped && (isNewWindow(now) || replies < REPLIES_MAX);
  }

  public SenderHistory answered(Instant now) {
    return isNewWindow(now)
        ? new SenderHistory(wrongCodes, stopped, 1, Optional.of(now), recentMessages)
        : new SenderHistory(wrongCodes, stopped, replies + 1, repliesFrom, recentMessages);
  }

  private boolean isNewWindow(Instant now) {
    return repliesFrom.filter(start -> now.isBefore(start.plus(REPLY_WINDOW))).isEmpty();
  }
}
