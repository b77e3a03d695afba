package io.supportcenter.proactive;

import io.smallrye.config.ConfigMapping;
import io.supportcenter.kit.partner.PartnerLimits;
import io.supportcenter.proactive.session.SessionLimits;
import java.time.Duration;

/** What operators can set. */
@ConfigMapping(prefix = "proactive")
interface ProactiveConfig {

  VendorEvent vendorEvent();

  SessionLimits sessions();

  /** What vendors' back ends may cost us. */
  PartnerLimits vendors();

  Messages messages();

  /** What customers were sent. */
  interface Messages {

    /** How long a message is kept. */
    Duration keep();
  }

  /** Vendors' events. */
  interface VendorEvent {

    /** How long an event waits for the registration of its reservation. */
    Duration waitMax();

    /** How long refused events are kept for operators. */
    Duration refusedKeep();
  }
}
