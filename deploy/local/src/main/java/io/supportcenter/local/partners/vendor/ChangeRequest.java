package io.supportcenter.local.partners.vendor;

import static java.util.Objects.requireNonNull;

import java.time.OffsetDateTime;

/** The offer that is taken, as in the vendor contract. */
record ChangeRequest(
    String offerId, Offer.Kind kind, Money priceDifference, Money fee, OffsetDateTime decidedAt) {

  ChangeRequest {
    requireNonNull(offerId, "offerId");
    requireNonNull(kind, "kind");
    requireNonNull(decidedAt, "decidedAt");
  }
}
