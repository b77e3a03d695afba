package io.supportcenter.smsactivation.charge;

/** Why an account is not charged; the same names in events and problem details. */
public enum DenialReason {
  BLACKLISTED,
  UNKNOWN_ACCOUNT,
  CLOSED,
  EXPIRED,
  INSUFFICIENT_FUNDS,
  CURRENCY_MISMATCH,
  /** Nothing, less than nothing, or no money at all. */
  INVALID_AMOUNT,
  /** A field is missing or too long. */
  INVALID_REQUEST,
  /** The device that it is for is in nobody's asset store, or no longer. */
  DEVICE_NOT_REGISTERED
}
