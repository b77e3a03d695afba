package io.supportcenter.proactive.trip;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.modification.Modification;
import io.supportcenter.proactive.modification.Need;
import java.util.UUID;

/**
 * What a vendor is asked options for.
 *
 * @param revision of the modification when it was asked
 */
record QuoteRequest(
    UUID modificationId,
    String userId,
    int revision,
    String vendorId,
    String reservationNumber,
    Need need) {

  static final String OPERATION = "quote-options";

  static QuoteRequest of(Modification modification, Activity target) {
    return new QuoteRequest(
        modification.id().value(),
        modification.user().value(),
        modification.revision(),
        target.booking().vendorId(),
        target.booking().reservationNumber(),
        modification.need());
  }

  static QuoteRequest of(BackendCall call) {
    return DomainJson.read(call.request(), QuoteRequest.class);
  }

  BackendCall toCall() {
    return BackendCall.now(vendorId, OPERATION, modificationId.toString(), DomainJson.write(this));
  }
}
