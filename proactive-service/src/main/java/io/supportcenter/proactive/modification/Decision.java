package io.supportcenter.proactive.modification;

import static java.util.Objects.requireNonNull;

import io.supportcenter.kit.values.UserId;
import io.supportcenter.proactive.offer.OfferOption;
import java.time.Instant;
import java.util.UUID;

/**
 * What the customer decided during a live session.
 *
 * @param sessionId the session whose transcript holds it
 */
public record Decision(OfferOption option, UUID sessionId, UserId by, Instant at) {

  public Decision {
    requireNonNull(option);
    requireNonNull(sessionId);
    requireNonNull(by);
    requireNonNull(at);
  }
}
