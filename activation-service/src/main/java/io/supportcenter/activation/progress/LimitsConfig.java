package io.supportcenter.activation.progress;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How long an activation may wait, and for what. */
@ConfigMapping(prefix = "activation.waits")
interface LimitsConfig {

  /** For a device that is not registered yet. */
  Duration forRegistration();

  /** For credentials, or what else the user is asked for. */
  Duration forUser();

  /** For the provider, to be reached and then to end its work. */
  Duration forProvider();

  /** For the device to receive what the provider sends. */
  Duration forDevice();
}
