package io.supportcenter.proactive.offer;

/** What a vendor can do for a customer who is unable to come as booked. */
public enum OptionKind {
  /** As booked, and the vendor waits. */
  LATE_ARRIVAL,
  SHIFT_DATES,
  SHORTEN,
  CANCEL,
  /** As booked: the customer takes the risk. */
  KEEP
}
