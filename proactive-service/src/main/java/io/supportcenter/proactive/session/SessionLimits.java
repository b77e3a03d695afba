package io.supportcenter.proactive.session;

import java.time.Duration;

/** Limits of live sessions. */
public interface SessionLimits {

  /** How long a session waits for the registration of what it is about. */
  Duration assetWaitMax();

  /** How long a user waits for an agent. */
  Duration queueMax();

  /** How long an agent may think about a session. */
  Duration offerMax();

  /** An agent who has not been seen for that long has vanished. */
  Duration agentGrace();
}
