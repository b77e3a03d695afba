package io.supportcenter.proactive.trip;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.activity.Moment;
import io.supportcenter.proactive.activity.Schedule;
import io.supportcenter.proactive.modification.RescheduleNews;
import io.supportcenter.proactive.offer.OfferOption;
import java.time.Instant;
import java.util.UUID;

/**
 * What a vendor is asked to do.
 *
 * @param booked the target as it is booked before: a vendor's answer has times, not places
 */
record RescheduleRequest(
    UUID modificationId,
    String userId,
    String vendorId,
    String reservationNumber,
    OfferOption option,
    Instant decidedAt,
    Schedule booked) {

  static final String OPERATION = "reschedule-activity";

  static RescheduleRequest of(RescheduleNews news) {
    Activity target = news.target();
    return new RescheduleRequest(
        news.modification().id().value(),
        target.user().value(),
        target.booking().vendorId(),
        target.booking().reservationNumber(),
        news.decision().option(),
        news.decision().at(),
        target.booked());
  }

  static RescheduleRequest of(BackendCall call) {
    return DomainJson.read(call.request(), RescheduleRequest.class);
  }

  BackendCall toCall(UUID rescheduleId) {
    return new BackendCall(
        rescheduleId,
        vendorId,
        OPERATION,
        modificationId.toString(),
        DomainJson.write(this),
        Instant.now());
  }

  /** Those times at the places of the booking. */
  Schedule scheduled(Instant start, Instant end) {
    return new Schedule(at(booked.start(), start), at(booked.end(), end));
  }

  private static Moment at(Moment booked, Instant at) {
    return new Moment(at, booked.zone(), booked.place());
  }
}
