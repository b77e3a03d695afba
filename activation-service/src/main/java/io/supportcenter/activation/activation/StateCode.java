package io.supportcenter.activation.activation;

/** The states' names for storage, events and answers. */
public enum StateCode {
  REQUESTED,
  VALIDATED,
  CREDENTIALS_READY,
  SUBMITTING,
  UNKNOWN_OUTCOME,
  SUBMITTED,
  HELD,
  AWAITING_DEVICE,
  ACTIVE,
  REJECTED,
  FAILED,
  CANCELLED,
  DEACTIVATING,
  DEACTIVATED;

  /** Whether the state is published in an event; the others are internal. */
  public boolean isPublished() {
    return switch (this) {
      case REQUESTED, CREDENTIALS_READY, SUBMITTING, UNKNOWN_OUTCOME, DEACTIVATING -> false;
      case VALIDATED, HELD, SUBMITTED, AWAITING_DEVICE, ACTIVE -> true;
      case REJECTED, FAILED, CANCELLED, DEACTIVATED -> true;
    };
  }
}
