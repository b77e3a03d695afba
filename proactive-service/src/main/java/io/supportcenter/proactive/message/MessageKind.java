package io.supportcenter.proactive.message;

/** What a message to a customer says. */
public enum MessageKind {
  /** The first message: the activity of the vendor that speaks is not as booked. */
  ACTIVITY_CHANGED,
  /** The second: another activity may be modified, in one of these ways. */
  OPTIONS_OFFERED,
  /** The options no longer hold. */
  OPTIONS_WITHDRAWN,
  /** The third: what the other vendor confirmed. */
  ACTIVITY_RESCHEDULED
}
