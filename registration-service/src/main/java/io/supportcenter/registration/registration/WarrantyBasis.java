package io.supportcenter.registration.registration;

/** The day from which a warranty runs. */
public enum WarrantyBasis {
  PURCHASE,
  SHIPMENT,
  MANUFACTURE
}
