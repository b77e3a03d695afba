package io.supportcenter.kit.inbox;

import io.smallrye.config.ConfigMapping;

/** Limits of the inbox. */
@ConfigMapping(prefix = "support-center.inbox")
public interface InboxConfig {

  /** Parked records from which intake waits for an operator instead of parking more. */
  long maxParked();
}
