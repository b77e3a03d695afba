package io.supportcenter.registration.guarantees.agent;

/** Moments between two steps that must be one, or look like one. */
public enum Window {
  /** A batch is polled; its transaction has not begun. */
  BATCH_POLLED,
  /** The batch's positions are checked and locked; nothing is handled. */
  BATCH_CHECKED,
  /** The batch is handled; its positions are not advanced. */
  BATCH_HANDLED,
  /** The relay is about to look for events. */
  RELAY_LOOKS,
  /** Events are sent; the commit in Kafka has not begun. */
  RELAY_SENT,
  /** Kafka has committed the events; their rows are still there. */
  RELAY_COMMITTED
}
