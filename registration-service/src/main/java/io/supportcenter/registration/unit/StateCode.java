package io.supportcenter.registration.unit;

/** The states' names for storage, events and answers. */
public enum StateCode {
  RECEIVED,
  MATCHING_RETAILER,
  MATCHING_MANUFACTURER,
  PENDING_USER,
  PENDING_CONSENT,
  PENDING_SERIAL,
  PENDING_PARTNER,
  CONFLICT,
  REGISTERED,
  TRANSFERRED,
  RETURNED,
  WITHDRAWN,
  STOLEN,
  END_OF_LIFE,
  REJECTED;

  /**
   * Whether an event tells of the state. That a partner is being asked is our own affair; a
   * transfer is told by the registration of the one who received the device.
   */
  public boolean isPublished() {
    return switch (this) {
      case RECEIVED, MATCHING_RETAILER, MATCHING_MANUFACTURER, TRANSFERRED -> false;
      case PENDING_USER, PENDING_CONSENT, PENDING_SERIAL, PENDING_PARTNER, CONFLICT -> true;
      case REGISTERED, RETURNED, WITHDRAWN, STOLEN, END_OF_LIFE, REJECTED -> true;
    };
  }
}
