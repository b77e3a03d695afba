package io.supportcenter.kit.calls;

import java.time.Duration;
import java.util.Optional;

/** How one attempt to call a partner ended. */
public sealed interface CallOutcome {

  /** An outcome that settles the call: no further attempt is made. */
  sealed interface Final extends CallOutcome {}

  /**
   * The partner did what was asked.
   *
   * @param answer JSON, as the operation wants to see it again when it settles
   */
  record Success(String answer) implements Final {}

  /**
   * The partner refused, and would refuse again.
   *
   * @param code a reason code of the partner's contract
   */
  record Permanent(String code, String detail) implements Final {}

  /**
   * Nothing happened at the partner; the same call may succeed later.
   *
   * @param after what the partner asked for in Retry-After
   */
  record Retryable(String detail, Optional<Duration> after) implements CallOutcome {}

  /** The partner may have done it: the answer was lost. The next attempt asks before it repeats. */
  record Unknown(String detail) implements CallOutcome {}
}
