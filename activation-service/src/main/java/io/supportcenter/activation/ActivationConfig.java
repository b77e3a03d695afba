package io.supportcenter.activation;

import io.smallrye.config.ConfigMapping;
import io.supportcenter.kit.partner.PartnerLimits;
import java.time.Duration;

/** What an operator sets. */
@ConfigMapping(prefix = "activation")
interface ActivationConfig {

  Waits waits();

  Providers providers();

  /** How long an activation may wait, and for what. */
  interface Waits {

    /** For a device that is not registered yet. */
    Duration forRegistration();

    /** For credentials, or anything else that the user is asked for. */
    Duration forUser();

    /** For the provider: to be reached, and then to finish its work. */
    Duration forProvider();

    /** For the device to receive what the provider sends. */
    Duration forDevice();

    /** For the provider to end a service. */
    Duration forEnding();
  }

  /** Limits on providers' answers. */
  interface Providers extends PartnerLimits {

    /** How long a provider's published key is used before it is asked for again. */
    Duration keysKeep();
  }
}
