package io.supportcenter.proactive.relation;

import java.time.Duration;

/** What a change of one activity does to a related one. */
public sealed interface Effect {

  /** The related activity can stay as it is. */
  record None() implements Effect {}

  /**
   * The related activity needs to be modified.
   *
   * @param slack what is left between the two; negative: too late
   */
  record Needed(Reason reason, Duration slack) implements Effect {}

  /** Why a related activity cannot stay as it is. */
  enum Reason {
    /** Less time is left than the buffer asks for. */
    TOO_TIGHT,
    /** The customer comes too late. */
    TOO_LATE,
    /** What was to bring the customer there does not take place. */
    NO_ARRIVAL,
    /** The customer arrives somewhere else. */
    ARRIVAL_ELSEWHERE,
    /** The departure after a stay is on another day, or there is none. */
    STAY_DOES_NOT_FIT
  }
}
