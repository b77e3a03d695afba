package io.supportcenter.kit.erasure;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How users are erased. */
@ConfigMapping(prefix = "support-center.erasures")
interface ErasureConfig {

  /**
   * After this time it is looked once more for what other transactions have added. Longer than any
   * of them takes.
   */
  Duration settle();

  /** How often it is looked whether that has ended which has to end first. */
  Duration lookEvery();

  /** How long that is waited for. */
  Duration patience();

  /** How long it is remembered who was erased. */
  Duration keep();
}
