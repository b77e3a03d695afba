package io.supportcenter.kit.calls;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/** How one attempt to call a partner ended. */
public sealed interface CallOutcome {

  /** An outcome that completes the call: no further attempt is made. */
  sealed interface Final extends CallOutcome {}

  /**
   * The partner did what was asked.
   *
   * @param answer what the operation made of the partner's answer, for its completion; kept in
   *     memory
   */
  record Success(Object answer) implements Final {

    /** Without anything more to know than that it was done. */
    public static final Success DONE = new Success("done");

    public Success {
      requireNonNull(answer);
    }

    public <T> T answer(Class<T> type) {
      return type.cast(answer);
    }
  }

  /**
   * The partner refused, and would refuse again.
   *
   * @param code a reason code of the partner's contract
   */
  record Permanent(String code, String detail) implements Final {}

  /**
   * The partner gave no useful answer for as long as its operation waits for one.
   *
   * @param isInDoubt whether the partner may have done it all the same
   */
  record Unanswered(boolean isInDoubt, String detail) implements Final {}

  /**
   * Nothing happened at the partner; the same call may succeed later.
   *
   * @param after what the partner asked for in Retry-After
   */
  record Retryable(String detail, Optional<Duration> after) implements CallOutcome {

    /** When the partner did not say when. */
    public Retryable(String detail) {
      this(detail, Optional.empty());
    }
  }

  /** The partner may have done it: the answer was lost. The next attempt asks before it repeats. */
  record Unknown(String detail) implements CallOutcome {}
}
