package io.supportcenter.registration.asset;

/** The day from which a warranty runs. */
public enum WarrantyBasis {
  PURCHASE,
  SHIPMENT,
  MANUFACTURE
}
