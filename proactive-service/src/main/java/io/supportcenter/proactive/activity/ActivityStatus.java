package io.supportcenter.proactive.activity;

import io.supportcenter.kit.values.Schedule;

/** What to expect of an activity, according to its vendor's last report. */
public sealed interface ActivityStatus {

  record AsBooked() implements ActivityStatus {}

  /** At other times; with the latest start, if the vendor gave one for them. */
  record Moved(Schedule schedule) implements ActivityStatus {}

  /** Ends at another place. */
  record Diverted(Schedule schedule) implements ActivityStatus {}

  record Cancelled() implements ActivityStatus {}

  /** The customer had it cancelled: nothing depends on it any more. */
  record GivenUp() implements ActivityStatus {}
}
