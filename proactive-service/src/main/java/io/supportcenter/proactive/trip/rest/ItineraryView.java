package io.supportcenter.proactive.trip.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.supportcenter.kit.values.ActivityTime;
import io.supportcenter.kit.values.Schedule;
import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.activity.ActivityKind;
import io.supportcenter.proactive.activity.ActivityStatus;
import io.supportcenter.proactive.disruption.Announced;
import io.supportcenter.proactive.disruption.Disruption;
import io.supportcenter.proactive.disruption.Severity;
import io.supportcenter.proactive.relation.Relation;
import io.supportcenter.proactive.relation.RelationType;
import io.supportcenter.proactive.trip.TripActivity;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A user's activities, how they depend on each other, and what may have to change. */
@Schema(name = "Itinerary")
record ItineraryView(
    List<ActivityView> activities,
    List<RelationView> relations,
    List<ModificationView> modifications) {

  /** Whether an activity takes place as booked. */
  enum Status {
    AS_BOOKED,
    MOVED,
    DIVERTED,
    CANCELLED
  }

  /** One activity. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  @Schema(name = "Activity")
  record ActivityView(
      String assetId,
      String vendorId,
      String reservationNumber,
      ActivityKind kind,
      String title,
      Status status,
      TimesView booked,
      @Schema(description = "According to the vendor's last report") TimesView expected,
      @Schema(description = "Until when the customer must be there") Instant due,
      @Schema(description = "As last announced to the customer") Optional<Severity> severity) {

    private static ActivityView of(TripActivity trip) {
      Activity activity = trip.activity();
      return new ActivityView(
          activity.id().value(),
          activity.booking().vendorId(),
          activity.booking().reservationNumber(),
          activity.kind(),
          activity.title(),
          status(activity.status()),
          TimesView.of(activity.booked()),
          TimesView.of(activity.expected()),
          activity.due(),
          trip.disruption().flatMap(Disruption::announced).map(Announced::severity));
    }

    private static Status status(ActivityStatus status) {
      return switch (status) {
        case ActivityStatus.AsBooked _ -> Status.AS_BOOKED;
        case ActivityStatus.Moved _ -> Status.MOVED;
        case ActivityStatus.Diverted _ -> Status.DIVERTED;
        case ActivityStatus.Cancelled _, ActivityStatus.GivenUp _ -> Status.CANCELLED;
      };
    }
  }

  /** Start and end. */
  @Schema(name = "Times")
  record TimesView(MomentView start, MomentView end) {

    private static TimesView of(Schedule schedule) {
      return new TimesView(MomentView.of(schedule.start()), MomentView.of(schedule.end()));
    }
  }

  /** An instant at a place, with the offset of the place's clocks. */
  @Schema(name = "Moment")
  record MomentView(OffsetDateTime at, String zone, String place) {

    private static MomentView of(ActivityTime moment) {
      return new MomentView(
          moment.local().toOffsetDateTime(), moment.zone().getId(), moment.place().name());
    }
  }

  /** How one activity is related to a later one. */
  @Schema(name = "Relation")
  record RelationView(
      String fromId,
      String toId,
      RelationType type,
      @Schema(description = "As booked, ISO 8601") Duration slack,
      @Schema(description = "How much of it is needed, ISO 8601") Duration buffer,
      String evidence,
      int policyVersion) {

    private static RelationView of(Relation relation) {
      return new RelationView(
          relation.from().value(),
          relation.to().value(),
          relation.type(),
          relation.slack(),
          relation.buffer(),
          relation.evidence().kind() + ": " + relation.evidence().value(),
          relation.policyVersion());
    }
  }

  static ItineraryView of(
      List<TripActivity> activities,
      List<Relation> relations,
      List<ModificationView> modifications) {
    return new ItineraryView(
        activities.stream().map(ActivityView::of).toList(),
        relations.stream().map(RelationView::of).toList(),
        modifications);
  }
}
