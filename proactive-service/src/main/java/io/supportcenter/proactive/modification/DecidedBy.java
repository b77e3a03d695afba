package io.supportcenter.proactive.modification;

import io.supportcenter.kit.values.UserId;
import java.util.UUID;

/**
 * Who decides, and in which live session.
 *
 * @param rescheduleId for what the vendor may be asked to do
 */
public record DecidedBy(UserId user, UUID sessionId, UUID rescheduleId) {}
