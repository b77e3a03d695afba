package io.supportcenter.registration.lookup;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** Limits on what partners may do to us. */
@ConfigMapping(prefix = "registration.partners")
interface PartnersConfig {

  /** A larger answer counts as a fault. */
  int answerBytesMax();

  Duration connectTimeout();

  /** From the request to the end of the answer. */
  Duration answerTimeout();
}
