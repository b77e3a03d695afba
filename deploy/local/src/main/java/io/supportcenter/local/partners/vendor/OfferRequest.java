package io.supportcenter.local.partners.vendor;

import static java.util.Objects.requireNonNull;

import java.time.OffsetDateTime;

/** What offers are asked for, as in the vendor contract. */
record OfferRequest(String reason, OffsetDateTime availableFrom, OffsetDateTime neededUntil) {

  OfferRequest {
    requireNonNull(reason, "reason");
  }
}
