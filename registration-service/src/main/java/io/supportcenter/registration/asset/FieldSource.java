package io.supportcenter.registration.asset;

/** Who said something about a unit. */
public enum FieldSource {
  RECEIPT,
  RETAILER,
  MANUFACTURER,
  USER,
  AGENT,
  /** Who provides a reserved activity. */
  VENDOR
}
