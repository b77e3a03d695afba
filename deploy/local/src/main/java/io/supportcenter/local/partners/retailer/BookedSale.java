package io.supportcenter.local.partners.retailer;

import static java.util.Objects.requireNonNull;

/**
 * A sale in a retailer's books.
 *
 * @param supportDenied why the retailer denies support for it; null when it does not
 */
record BookedSale(String retailerId, Sale sale, String supportDenied) {

  BookedSale {
    requireNonNull(retailerId, "retailerId");
    requireNonNull(sale, "sale");
  }
}
