package io.supportcenter.registration.user;

import io.smallrye.config.ConfigMapping;
import java.util.List;

/** How identities are read and hashed. */
@ConfigMapping(prefix = "registration.identity")
interface IdentityConfig {

  /**
   * {@code version:base64} of each live key, 32 bytes or more. New hashes are made with all of
   * them, so an old key can go when the retention of what it hashed is over.
   */
  List<String> keys();

  /**
   * ISO 3166 alpha-2 code of the country in which a phone number without country code was written.
   */
  String defaultRegion();
}
