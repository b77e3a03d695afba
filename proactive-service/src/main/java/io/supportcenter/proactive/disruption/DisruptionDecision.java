package io.supportcenter.proactive.disruption;

import io.supportcenter.proactive.activity.Activity;

/** What follows from a vendor's event for one activity. */
public sealed interface DisruptionDecision {

  /** Not newer than what is known, or of no meaning for this activity. */
  record Ignore(Reason reason) implements DisruptionDecision {
    public enum Reason {
      STALE,
      /** It would end before it starts. */
      CONTRADICTS_BOOKING
    }
  }

  /** Newer, and not worth a message. */
  record Note(Activity activity, Disruption disruption) implements DisruptionDecision {}

  /**
   * It is announced to the customer, on behalf of the vendor.
   *
   * @param activity as it is now to be expected
   */
  record Announce(Activity activity, Disruption disruption) implements DisruptionDecision {}
}
