package io.supportcenter.proactive.message;

/** How far a message has come to the user; only ever further. */
public enum DeliveryState {
  QUEUED,
  /** Written to a stream of the user's. */
  SENT,
  /** The device says that it has it. */
  DELIVERED,
  READ,
  /** The user named an option. */
  ANSWERED
}
