package io.supportcenter.kit.partner;

import java.time.Duration;

/** What a partner's back end may do to us. Services map their settings to it. */
public interface BackendLimits {

  /** A larger answer counts as a fault. */
  int answerBytesMax();

  Duration connectTimeout();

  /** From the request to the end of the answer. */
  Duration answerTimeout();
}
