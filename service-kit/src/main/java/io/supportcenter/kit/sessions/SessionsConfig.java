package io.supportcenter.kit.sessions;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** Limits of what live sessions open to agents. */
@ConfigMapping(prefix = "support-center.sessions")
public interface SessionsConfig {

  /**
   * How long after its start a session gives its agent access at most, when its end is not known.
   */
  Duration openMax();
}
