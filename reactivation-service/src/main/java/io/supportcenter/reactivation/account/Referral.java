package io.supportcenter.reactivation.account;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A live session with an agent that was asked for because of an account. Whoever asks for the
 * account again soon is referred to the same one, so that they do not fill the agents' queue.
 */
public record Referral(UUID liveSession, Instant at) {

  private static final Duration PERIOD = Duration.ofHours(1);

  public boolean isRecent(Instant now) {
    return now.isBefore(at.plus(PERIOD));
  }
}
