package io.supportcenter.proactive.disruption;

/** How bad a disruption is for the customer. */
public enum Severity {
  /** Less than a quarter of an hour. */
  INFO,
  DELAY,
  CONNECTION_AT_RISK,
  MISSED,
  CANCELLED,
  DIVERTED
}
