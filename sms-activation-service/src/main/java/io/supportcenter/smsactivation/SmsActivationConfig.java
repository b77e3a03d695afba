package io.supportcenter.smsactivation;

import io.smallrye.config.ConfigMapping;
import io.supportcenter.kit.partner.PartnerLimits;
import java.time.Duration;
import java.util.List;

/** What an operator sets. */
@ConfigMapping(prefix = "sms-activation")
interface SmsActivationConfig {

  /** {@code version:base64} of every live pepper, 32 bytes or more. */
  List<String> peppers();

  /** Version of the pepper that new codes are hashed with; all instances must know it. */
  int currentPepper();

  /** Limits of requests to Kannel, which answers with a line. */
  PartnerLimits kannel();

  /** How charges are handled. */
  Charges charges();

  /** How charges are handled. */
  interface Charges {

    /** How long a charge waits for the registration of the device that it names. */
    Duration deviceWait();
  }
}
