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

  Erasure erasure();

  /** What the erasure of a user takes. */
  interface Erasure {

    /** Services that have to confirm it. */
    List<String> services();

    /** When one that has not is reported. */
    Duration overdueAfter();
  }

  /** How often partners are asked, and for how long; see {@link Asking}. */
  interface Questions {

    /** Pauses before a retailer that does not know a product yet is asked again. */
    List<Duration> retailerAgainAfter();

    /** Pauses before a manufacturer that does not know a product yet is asked again. */
    List<Duration> manufacturerAgainAfter();

    /** How long a partner that gives no useful answer is asked. */
    Duration patience();
  }

  /** How identities are read and hashed. */
  interface Identity {

    /**
     * {@code version:base64} of each live key, 32 bytes or more. New hashes are made with all of
     * them, so an old key can go when the retention of what it hashed is over.
     */
    List<String> keys();

    Claims claims();
  }

  /** Which claims of a user's token name what the issuer has verified; OpenID Connect's names. */
  interface Claims {

    /** Claim with the e-mail address. */
    String email();

    /** Claim that is true when the e-mail address is verified. */
    String emailVerified();

    /** Claim with the phone number. */
    String phone();

    /** Claim that is true when the phone number is verified. */
    String phoneVerified();
  }
}
