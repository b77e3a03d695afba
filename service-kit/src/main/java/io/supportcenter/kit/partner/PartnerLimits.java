package io.supportcenter.kit.partner;

import java.time.Duration;

/** What a partner's back end may cost us. Services map their settings to it. */
public interface PartnerLimits {

  /** Bytes of a partner's answer; a larger one counts as none. */
  int answerBytesMax();

  /** How long it may take to connect to a partner. */
  Duration connectTimeout();

  /** How long a partner may take, from the request to the end of the answer. */
  Duration answerTimeout();
}
