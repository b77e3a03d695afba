package io.supportcenter.reactivation;

import io.smallrye.config.ConfigMapping;
import io.supportcenter.kit.partner.PartnerLimits;
import java.time.Duration;

/** What an operator sets. */
@ConfigMapping(prefix = "reactivation")
interface ReactivationConfig {

  /** How long a request waits for the state of its account. */
  Duration accountPatience();

  /** How long an account system without a useful answer to an order is asked. */
  Duration accountSystemPatience();

  /** Limits on account systems' answers. */
  PartnerLimits accountSystems();
}
