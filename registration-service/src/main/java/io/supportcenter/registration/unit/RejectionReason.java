package io.supportcenter.registration.unit;

/** Why a unit will not be registered; the same in events, problem details and metrics. */
public enum RejectionReason {
  NOT_REGISTRABLE,
  UNKNOWN_GTIN,
  CHECK_DIGIT,
  SERIAL_NOT_FOUND,
  SERIAL_ALREADY_OWNED,
  RECEIPT_VOIDED,
  RETAILER_DENIED,
  /** The user has the reservation by another receipt. */
  ALREADY_REGISTERED
}
