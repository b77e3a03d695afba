package io.supportcenter.proactive.modification;

import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.modification.ModificationState.Rescheduling;
import java.util.UUID;

/** What is published about a rescheduling. */
public sealed interface RescheduleNews {

  Modification modification();

  /** The activity that is rescheduled, as booked before. */
  Activity target();

  Rescheduling state();

  default Decision decision() {
    return state().decision();
  }

  default UUID rescheduleId() {
    return state().rescheduleId();
  }

  /** The customer decided; the vendor is to be asked. */
  record Requested(Modification modification, Activity target, Rescheduling state)
      implements RescheduleNews {}

  record Confirmed(
      Modification modification, Activity target, Rescheduling state, Confirmation confirmation)
      implements RescheduleNews {}

  record Refused(Modification modification, Activity target, Rescheduling state, Refusal refusal)
      implements RescheduleNews {}
}
