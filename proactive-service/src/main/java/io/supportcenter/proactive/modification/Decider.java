package io.supportcenter.proactive.modification;

import io.supportcenter.proactive.activity.UserId;
import java.util.UUID;

/** Who decides, and in which live session. */
public record Decider(UserId user, UUID sessionId) {}
