package io.supportcenter.kit.partner;

import java.time.Duration;

/** What a partner's back end may cost us. Services map their settings to it. */
public interface PartnerLimits {

  /** A larger answer counts as none. */
  int answerBytesMax();

  Duration connectTimeout();

  /** From the request to the end of the answer. */
  Duration answerTimeout();
}
