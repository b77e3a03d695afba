package io.supportcenter.proactive.modification;

import io.supportcenter.proactive.activity.Activity;
import java.util.UUID;

/** What is to be told of a rescheduling. */
public sealed interface RescheduleNews {

  Modification modification();

  /** The activity that is rescheduled, as booked before. */
  Activity target();

  Decision decision();

  UUID rescheduleId();

  /** The customer decided; the vendor is to be asked. */
  record Requested(Modification modification, Activity target, ModificationState.Rescheduling state)
      implements RescheduleNews {
    @Override
    public Decision decision() {
      return state.decision();
    }

    @Override
    public UUID rescheduleId() {
      return state.rescheduleId();
    }
  }

  record Confirmed(
      Modification modification,
      Activity target,
      ModificationState.Rescheduling state,
      Confirmation confirmation)
      implements RescheduleNews {
    @Override
    public Decision decision() {
      return state.decision();
    }

    @Override
    public UUID rescheduleId() {
      return state.rescheduleId();
    }
  }

  record Refused(
      Modification modification,
      Activity target,
      ModificationState.Rescheduling state,
      Refusal refusal)
      implements RescheduleNews {
    @Override
    public Decision decision() {
      return state.decision();
    }

    @Override
    public UUID rescheduleId() {
      return state.rescheduleId();
    }
  }
}
