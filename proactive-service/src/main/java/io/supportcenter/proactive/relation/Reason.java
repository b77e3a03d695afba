package io.supportcenter.proactive.relation;

/** Why an activity cannot stay as it is; what is worse comes later. */
public enum Reason {
  /** Less time is left than the buffer asks for. */
  TOO_TIGHT,
  /** The customer comes too late. */
  TOO_LATE,
  /** What was to bring the customer there does not take place. */
  NO_ARRIVAL,
  /** The customer arrives somewhere else. */
  ARRIVAL_ELSEWHERE,
  /** The departure after a stay is on another day, or there is none. */
  STAY_DOES_NOT_FIT,
  /** The vendor changed something of this booking, and did not say of which of its activities. */
  CHANGE_UNCLEAR
}
