package io.supportcenter.registration;

import io.smallrye.config.ConfigMapping;
import io.supportcenter.kit.partner.PartnerLimits;
import io.supportcenter.registration.unit.Asking;
import java.time.Duration;
import java.util.List;

/** The service's own settings; their defaults are in {@code application.properties}. */
@ConfigMapping(prefix = "registration")
interface RegistrationConfig {

  Identity identity();

  PartnerLimits partners();

  Questions questions();

  /** How often partners are asked, and for how long; see {@link Asking}. */
  interface Questions {

    List<Duration> retailerAgainAfter();

    List<Duration> manufacturerAgainAfter();

    Duration patience();
  }

  /** How identities are read and hashed. */
  interface Identity {

    /**
     * {@code version:base64} of each live key, 32 bytes or more. New hashes are made with all of
     * them, so an old key can go when the retention of what it hashed is over.
     */
    List<String> keys();
  }
}
