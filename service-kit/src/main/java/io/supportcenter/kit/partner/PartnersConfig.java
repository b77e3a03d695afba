package io.supportcenter.kit.partner;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Which addresses partners may have. */
@ConfigMapping(prefix = "support-center.partners")
public interface PartnersConfig {

  /** Ranges of addresses, besides those of the public Internet, such as {@code 10.1.0.0/16}. */
  Optional<List<String>> allowedNetworks();

  /** Whether http is allowed as well: tokens are sent in plain text. */
  boolean httpAllowed();
}
