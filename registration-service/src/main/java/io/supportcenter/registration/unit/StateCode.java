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
  /** Not a device of any manufacturer in the directory; never shown. */
  OUT_OF_SCOPE,
  REGISTERED,
  TRANSFERRED,
  RETURNED,
  WITHDRAWN,
  STOLEN,
  END_OF_LIFE,
  REJECTED;

  static StateCode of(RegistrationState state) {
    return switch (state) {
      case RegistrationState.Received _ -> RECEIVED;
      case RegistrationState.MatchingRetailer _ -> MATCHING_RETAILER;
      case RegistrationState.MatchingManufacturer _ -> MATCHING_MANUFACTURER;
      case RegistrationState.PendingUser _ -> PENDING_USER;
      case RegistrationState.PendingConsent _ -> PENDING_CONSENT;
      case RegistrationState.PendingSerial _ -> PENDING_SERIAL;
      case RegistrationState.PendingPartner _ -> PENDING_PARTNER;
      case RegistrationState.Conflict _ -> CONFLICT;
      case RegistrationState.OutOfScope _ -> OUT_OF_SCOPE;
      case RegistrationState.Registered _ -> REGISTERED;
      case RegistrationState.Transferred _ -> TRANSFERRED;
      case RegistrationState.Returned _ -> RETURNED;
      case RegistrationState.Withdrawn _ -> WITHDRAWN;
      case RegistrationState.Stolen _ -> STOLEN;
      case RegistrationState.EndOfLife _ -> END_OF_LIFE;
      case RegistrationState.Rejected _ -> REJECTED;
    };
  }

  /**
   * Whether the state is published. That a partner is being asked is internal; a transfer is
   * published by the registration of the user who received the device.
   */
  public boolean isPublished() {
    return switch (this) {
      case RECEIVED, MATCHING_RETAILER, MATCHING_MANUFACTURER, OUT_OF_SCOPE, TRANSFERRED -> false;
      case PENDING_USER, PENDING_CONSENT, PENDING_SERIAL, PENDING_PARTNER, CONFLICT -> true;
      case REGISTERED, RETURNED, WITHDRAWN, STOLEN, END_OF_LIFE, REJECTED -> true;
    };
  }

  /** Whether the unit is an asset that no other registration may have as well. */
  public boolean isLiveAsset() {
    return this == REGISTERED || this == STOLEN;
  }
}
