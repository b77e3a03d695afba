package io.supportcenter.proactive.session;

import java.time.Instant;

/**
 * An agent who is there.
 *
 * @param capacity sessions at once
 * @param held sessions offered to or held by the agent now
 * @param idleSince when the agent last got a session
 */
public record Agent(AgentId id, int capacity, int held, Instant idleSince) {

  public boolean isFree() {
    return held < capacity;
  }

  Agent given(Instant now) {
    return new Agent(id, capacity, held + 1, now);
  }
}
