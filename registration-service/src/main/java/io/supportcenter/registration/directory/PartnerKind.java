package io.supportcenter.registration.directory;

/** What a partner is to us. */
public enum PartnerKind {
  RETAILER,
  MANUFACTURER
}
