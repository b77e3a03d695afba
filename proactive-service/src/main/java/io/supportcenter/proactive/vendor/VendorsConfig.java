package io.supportcenter.proactive.vendor;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** Limits on what vendors' back ends may do to us. */
@ConfigMapping(prefix = "proactive.vendors")
interface VendorsConfig {

  /** A larger answer counts as a fault. */
  int answerBytesMax();

  Duration connectTimeout();

  /** From the request to the end of the answer. */
  Duration answerTimeout();
}
