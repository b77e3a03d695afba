package io.supportcenter.proactive.modification;

import io.supportcenter.kit.values.ActivityTime;
import io.supportcenter.kit.values.Schedule;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.offer.OfferOption;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a vendor is asked to do.
 *
 * @param booked the target as it is booked before: a vendor's answer has times, not places
 * @param until when the activity is over, and an answer is of no use
 */
public record RescheduleCall(
    UUID modificationId,
    String userId,
    String vendorId,
    String reservationNumber,
    OfferOption option,
    Instant decidedAt,
    Schedule booked,
    Instant until) {

  public static final String OPERATION = "reschedule-activity";

  public static RescheduleCall of(RescheduleNews.Requested news) {
    Activity target = news.target();
    return new RescheduleCall(
        news.modification().id().value(),
        target.user().value(),
        target.booking().vendorId(),
        target.booking().reservationNumber(),
        news.decision().option(),
        news.decision().at(),
        target.booked(),
        target.expected().end().at());
  }

  public UserId user() {
    return new UserId(userId);
  }

  /** Those times at the places of the booking. */
  public Schedule scheduled(Instant start, Instant end, Optional<Instant> latestStart) {
    return new Schedule(at(booked.start(), start), at(booked.end(), end), latestStart);
  }

  private static ActivityTime at(ActivityTime booked, Instant at) {
    return new ActivityTime(at, booked.zone(), booked.place());
  }
}
