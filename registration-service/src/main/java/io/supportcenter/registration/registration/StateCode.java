package io.supportcenter.registration.registration;

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
  REJECTED
}
