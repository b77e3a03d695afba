package io.supportcenter.activation.tmf640;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** Limits on what providers may do to us. */
@ConfigMapping(prefix = "activation.providers")
public interface ProviderHttpConfig {

  /** A larger answer counts as a fault. */
  int answerBytesMax();

  Duration connectTimeout();

  /** From the request to the end of the answer. */
  Duration answerTimeout();

  /** How long a provider's published key is used before it is asked for again. */
  Duration keysKeep();
}
