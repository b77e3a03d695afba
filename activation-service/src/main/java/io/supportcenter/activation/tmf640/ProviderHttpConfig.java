package io.supportcenter.activation.tmf640;

import io.smallrye.config.ConfigMapping;
import io.supportcenter.kit.partner.BackendLimits;
import java.time.Duration;

/** Limits on what providers may do to us. */
@ConfigMapping(prefix = "activation.providers")
public interface ProviderHttpConfig extends BackendLimits {
  /** How long a provider's published key is used before it is asked for again. */
  Duration keysKeep();
}
