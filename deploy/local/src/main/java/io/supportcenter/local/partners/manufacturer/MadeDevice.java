package io.supportcenter.local.partners.manufacturer;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * A device in a manufacturer's books.
 *
 * @param gtin of 14 digits
 * @param shippedOn null when it has not been shipped
 * @param soldAs null when no sell-through report names it
 */
record MadeDevice(
    String manufacturerId,
    String gtin,
    String serialNumber,
    LocalDate manufacturedOn,
    LocalDate shippedOn,
    SoldUnit soldAs) {

  MadeDevice {
    requireNonNull(manufacturerId, "manufacturerId");
    requireNonNull(gtin, "gtin");
    requireNonNull(serialNumber, "serialNumber");
    requireNonNull(manufacturedOn, "manufacturedOn");
  }
}
