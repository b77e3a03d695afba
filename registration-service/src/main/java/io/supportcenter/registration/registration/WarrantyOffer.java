package io.supportcenter.registration.registration;

import java.time.Period;

/** The warranty that a manufacturer gives on a product. */
public record WarrantyOffer(WarrantyBasis basis, Period period) {
  public WarrantyOffer {
    if (period.isNegative()
        || period.isZero()
        || period.toTotalMonths() > 1_200
        || period.getDays() > 36_500) {
      throw new IllegalArgumentException("a warranty runs for a day to a hundred years");
    }
  }
}
