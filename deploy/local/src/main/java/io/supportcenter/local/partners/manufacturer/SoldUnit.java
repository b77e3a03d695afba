package io.supportcenter.local.partners.manufacturer;

import static java.util.Objects.requireNonNull;

/**
 * One unit on a line of a retailer's receipt, as a sell-through report names it. Lines and units
 * count from 1.
 */
record SoldUnit(String retailerId, String receiptNumber, int lineNumber, int unit) {

  SoldUnit {
    requireNonNull(retailerId, "retailerId");
    requireNonNull(receiptNumber, "receiptNumber");
    if (lineNumber < 1 || unit < 1) {
      throw new IllegalArgumentException("lineNumber and unit count from 1");
    }
  }
}
