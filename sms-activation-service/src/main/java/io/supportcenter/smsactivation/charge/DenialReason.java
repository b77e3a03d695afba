package io.supportcenter.smsactivation.charge;

/** Why an account is not charged; the same names in events and problem details. */
public enum DenialReason {
  BLACKLISTED,
  UNKNOWN_ACCOUNT,
  CLOSED,
  EXPIRED,
  INSUFFICIENT_FUNDS,
  /** More than the account may be charged, or the merchant may charge, within a time. */
  LIMIT_AMOUNT,
  /** More often than the account may be charged, or the merchant may charge, within a time. */
  LIMIT_COUNT,
  CURRENCY_MISMATCH,
  /** Not a positive amount of money. */
  INVALID_AMOUNT,
  /** A field is missing, too long or not plain text. */
  INVALID_REQUEST,
  /** The device that it is for is not, or no longer, in an asset store. */
  DEVICE_NOT_REGISTERED
}
