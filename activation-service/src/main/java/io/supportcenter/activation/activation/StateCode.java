package io.supportcenter.activation.activation;

/** The states' names for storage, events and answers. */
public enum StateCode {
  REQUESTED,
  VALIDATED,
  CREDENTIALS_READY,
  SUBMITTING,
  UNKNOWN_OUTCOME,
  SUBMITTED,
  CANCELLING,
  HELD,
  AWAITING_DEVICE,
  ACTIVE,
  REJECTED,
  FAILED,
  CANCELLED,
  DEACTIVATING,
  DEACTIVATED
}
