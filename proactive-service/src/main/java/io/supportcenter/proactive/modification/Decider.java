package io.supportcenter.proactive.modification;

import io.supportcenter.proactive.activity.UserId;
import java.util.UUID;

/**
 * Who decides, and in which live session.
 *
 * @param rescheduleId for what the vendor may be asked to do
 */
public record Decider(UserId user, UUID sessionId, UUID rescheduleId) {}
