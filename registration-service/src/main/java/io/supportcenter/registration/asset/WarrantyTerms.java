package io.supportcenter.registration.asset;

import java.time.LocalDate;
import java.time.Period;

/**
 * The warranty of one device.
 *
 * @param startsOn first day
 * @param endsOn last day
 */
public record WarrantyTerms(
    WarrantyBasis basis, Period period, LocalDate startsOn, LocalDate endsOn) {

  /**
   * The period counts from the first day; where the month it ends in has no such day, from that
   * month's last (31 January and a month is 28 February). The warranty still holds on the day so
   * reached.
   */
  public static WarrantyTerms startingOn(LocalDate first, WarrantyOffer offer) {
    return new WarrantyTerms(offer.basis(), offer.period(), first, first.plus(offer.period()));
  }
}
