package io.supportcenter.registration.partner;

/** What a partner is to us. */
public enum PartnerKind {
  RETAILER,
  MANUFACTURER
}
