package io.supportcenter.kit.calls;

import io.smallrye.config.ConfigMapping;

/** Limits of calls to partners. */
@ConfigMapping(prefix = "support-center.calls")
public interface CallsConfig {

  /** Attempts at once per partner and instance. */
  int maxConcurrencyPerPartner();
}
