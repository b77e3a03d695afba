package io.supportcenter.proactive.disruption;

import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.relation.Impact;
import java.time.Duration;
import java.util.List;

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
   * @param delay of its end; negative: earlier
   * @param impacts on each related activity, also on those that can stay as they are
   */
  record Announce(
      Activity activity,
      Disruption disruption,
      Severity severity,
      Duration delay,
      List<Impact> impacts)
      implements DisruptionDecision {
    public Announce {
      impacts = List.copyOf(impacts);
    }
  }
}
