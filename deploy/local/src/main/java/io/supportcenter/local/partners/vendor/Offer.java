package io.supportcenter.local.partners.vendor;

import java.time.OffsetDateTime;

/** An offer as in the vendor contract; absent members are null. */
record Offer(
    String offerId,
    Kind kind,
    OffsetDateTime start,
    OffsetDateTime end,
    Money priceDifference,
    Money fee,
    OffsetDateTime validUntil) {

  enum Kind {
    LATE_ARRIVAL,
    SHIFT_DATES,
    SHORTEN,
    CANCEL,
    KEEP
  }
}
