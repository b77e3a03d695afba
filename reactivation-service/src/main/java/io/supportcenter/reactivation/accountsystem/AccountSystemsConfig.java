package io.supportcenter.reactivation.accountsystem;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** Limits on what account systems may do to us. */
@ConfigMapping(prefix = "reactivation.account-systems")
interface AccountSystemsConfig {

  /** A larger answer counts as a fault. */
  int answerBytesMax();

  Duration connectTimeout();

  /** From the request to the end of the answer. */
  Duration answerTimeout();
}
