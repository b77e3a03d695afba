package io.supportcenter.registration.asset;

import java.time.LocalDate;
import java.time.Period;

/** The warranty that a manufacturer gives on a product. */
public record WarrantyOffer(WarrantyBasis basis, Period period) {
  private static final int MAX_MONTHS = 1_200;

  /**
   * @throws IllegalArgumentException when the period is shorter than a day or longer than a hundred
   *     years
   */
  public WarrantyOffer {
    if (period.isNegative() || period.isZero() || isTooLong(period)) {
      throw new IllegalArgumentException("a warranty runs for a day to a hundred years");
    }
  }

  private static boolean isTooLong(Period period) {
    return period.toTotalMonths() > MAX_MONTHS
        || LocalDate.EPOCH.plus(period).isAfter(LocalDate.EPOCH.plusMonths(MAX_MONTHS));
  }
}
