package io.supportcenter.proactive.modification.events;

import io.supportcenter.events.ActivityRescheduled;
import io.supportcenter.events.RescheduleRefusal;
import io.supportcenter.events.RescheduleRefused;
import io.supportcenter.events.RescheduleRequested;
import io.supportcenter.events.ReservationStatus;
import io.supportcenter.kit.events.ValueMapper;
import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.modification.Confirmation;
import io.supportcenter.proactive.modification.RescheduleNews;
import io.supportcenter.proactive.offer.events.OptionMapper;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/** Reschedulings as events. */
public final class RescheduleEventMapper {

  private RescheduleEventMapper() {}

  public static SpecificRecord event(RescheduleNews news, Instant at) {
    return switch (news) {
      case RescheduleNews.Requested requested -> requested(requested, at);
      case RescheduleNews.Confirmed confirmed -> rescheduled(confirmed, at);
      case RescheduleNews.Refused refused -> refused(refused, at);
    };
  }

  private static RescheduleRequested requested(RescheduleNews.Requested news, Instant at) {
    Activity target = news.target();
    return RescheduleRequested.newBuilder()
        .setRescheduleId(news.rescheduleId().toString())
        .setAssetId(target.id().value())
        .setUserId(target.user().value())
        .setVendorId(target.booking().vendorId())
        .setReservationNumber(target.booking().reservationNumber())
        .setSessionId(news.decision().sessionId().toString())
        .setOption(OptionMapper.toEvent(news.decision().option()))
        .setOccurredAt(at)
        .build();
  }

  private static ActivityRescheduled rescheduled(RescheduleNews.Confirmed news, Instant at) {
    Activity target = news.target();
    Confirmation confirmation = news.confirmation();
    return ActivityRescheduled.newBuilder()
        .setRescheduleId(news.rescheduleId().toString())
        .setAssetId(target.id().value())
        .setUserId(target.user().value())
        .setVendorId(target.booking().vendorId())
        .setReservationNumber(target.booking().reservationNumber())
        .setSessionId(news.decision().sessionId().toString())
        .setOptionKind(OptionMapper.toEvent(news.decision().option().kind()))
        .setStatus(
            confirmation.cancelled() ? ReservationStatus.CANCELLED : ReservationStatus.CONFIRMED)
        .setStart(ValueMapper.toEvent(confirmation.schedule().start()))
        .setEnd(ValueMapper.toEvent(confirmation.schedule().end()))
        .setLatestStart(confirmation.schedule().latestStart().orElse(null))
        .setVendorReference(confirmation.vendorReference())
        .setOccurredAt(at)
        .build();
  }

  private static RescheduleRefused refused(RescheduleNews.Refused news, Instant at) {
    Activity target = news.target();
    return RescheduleRefused.newBuilder()
        .setRescheduleId(news.rescheduleId().toString())
        .setAssetId(target.id().value())
        .setUserId(target.user().value())
        .setVendorId(target.booking().vendorId())
        .setReservationNumber(target.booking().reservationNumber())
        .setSessionId(news.decision().sessionId().toString())
        .setReason(RescheduleRefusal.valueOf(news.refusal().name()))
        .setOccurredAt(at)
        .build();
  }
}
