package io.supportcenter.proactive.session;

import java.time.Duration;

/**
 * Limits of live sessions.
 *
 * @param assetWaitMax how long a session waits for the registration of what it is about
 * @param queueMax how long a user waits for an agent
 * @param offerMax how long an agent may think about a session
 * @param agentGrace an agent who has not been seen for that long has vanished
 */
public record SessionLimits(
    Duration assetWaitMax, Duration queueMax, Duration offerMax, Duration agentGrace) {}
