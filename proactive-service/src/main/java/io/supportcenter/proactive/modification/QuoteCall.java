package io.supportcenter.proactive.modification;

import io.supportcenter.kit.values.UserId;
import io.supportcenter.proactive.activity.Activity;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/**
 * What a vendor is asked options for.
 *
 * @param revision of the modification when it was asked
 * @param startZone of the booking's start, for times in the answer that have no offset
 * @param endZone of its end
 * @param until when the activity is over, and an answer is of no use
 */
public record QuoteCall(
    UUID modificationId,
    String userId,
    int revision,
    String vendorId,
    String reservationNumber,
    Need need,
    ZoneId startZone,
    ZoneId endZone,
    Instant until) {

  public static final String OPERATION = "quote-options";

  public static QuoteCall of(Modification modification, Activity target) {
    return new QuoteCall(
        modification.id().value(),
        modification.user().value(),
        modification.revision(),
        target.booking().vendorId(),
        target.booking().reservationNumber(),
        modification.need(),
        target.booked().start().zone(),
        target.booked().end().zone(),
        target.expected().end().at());
  }

  public UserId user() {
    return new UserId(userId);
  }
}
