package io.supportcenter.smsactivation.sender;

import java.time.Duration;
import java.time.Instant;

/**
 * A message of a phone's, as far as it is remembered.
 *
 * @param id of the gateway and the message
 * @param said a hash of what it says and to whom; empty when that does not matter
 */
public record RecentMessage(String id, String said, Instant receivedAt) {

  /** Networks deliver a message again under a new id when they missed that it was taken. */
  static final Duration AGAIN = Duration.ofMinutes(1);

  boolean isSame(RecentMessage other) {
    return id.equals(other.id)
        || !said.isEmpty()
            && said.equals(other.said)
            && Duration.between(receivedAt, other.receivedAt).abs().compareTo(AGAIN) <= 0;
  }

  /** Under the id of another delivery, from the same time on. */
  RecentMessage again(String otherId) {
    return new RecentMessage(otherId, said, receivedAt);
  }
}
