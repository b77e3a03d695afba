package io.supportcenter.proactive.modification;

import io.supportcenter.kit.values.UserId;
import io.supportcenter.proactive.offer.OfferOption;
import java.time.Instant;
import java.util.UUID;

/**
 * What the customer decided during a live session.
 *
 * @param sessionId the session whose transcript holds it
 */
public record Decision(OfferOption option, UUID sessionId, UserId by, Instant at) {}
