package io.supportcenter.proactive.relation;

import static java.util.Comparator.comparing;

import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.activity.ActivityKind;
import io.supportcenter.proactive.activity.ActivityStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds how a user's activities depend on each other, as they are booked. Safe for use by several
 * threads.
 */
public record RelationEngine(RelationPolicy policy) {

  private static final Comparator<Activity> BY_START =
      comparing((Activity a) -> a.booked().start().at()).thenComparing(Activity::id);

  /** The same activities give the same relations, in whatever order they are. */
  public List<Relation> relate(List<Activity> activities) {
    List<Activity> ordered = activities.stream().sorted(BY_START).toList();
    List<Relation> found = new ArrayList<>();
    for (int i = 0; i < ordered.size(); i++) {
      for (int j = i + 1; j < ordered.size(); j++) {
        relate(ordered, ordered.get(i), ordered.get(j)).ifPresent(found::add);
      }
    }
    return List.copyOf(found);
  }

  private Optional<Relation> relate(List<Activity> all, Activity first, Activity second) {
    if (first.kind().isTransport() && second.kind() == ActivityKind.LODGING) {
      return arrivesFor(all, first, second);
    }
    if (first.kind() == ActivityKind.LODGING) {
      return ofStay(all, first, second);
    }
    if (second.kind() == ActivityKind.LODGING) {
      return Optional.empty();
    }
    if (first.booked().overlaps(second.booked())) {
      return Optional.of(relation(first, second, RelationType.OVERLAPS, times(first, second)));
    }
    return first.kind().isTransport() && !second.kind().isTransport()
        ? arrivesFor(all, first, second)
        : precedes(first, second);
  }

  /** A stay may begin before the arrival: rooms are ready in the afternoon. */
  private Optional<Relation> ofStay(List<Activity> all, Activity stay, Activity second) {
    if (!second.kind().isTransport()) {
      return second.kind() != ActivityKind.LODGING && stay.booked().overlaps(second.booked())
          ? atOnePlace(stay, second, RelationType.SAME_PLACE)
          : Optional.empty();
    }
    return departsFrom(stay, second).or(() -> arrivesFor(all, second, stay));
  }

  private Optional<Relation> departsFrom(Activity stay, Activity transport) {
    Duration apart =
        Duration.between(stay.booked().end().at(), transport.booked().start().at()).abs();
    return apart.compareTo(policy.departureWindow()) <= 0
            && transport.booked().start().at().isAfter(stay.booked().start().at())
        ? atOnePlace(stay, transport, RelationType.DEPARTS_FROM)
        : Optional.empty();
  }

  private Optional<Relation> arrivesFor(List<Activity> all, Activity transport, Activity second) {
    Duration slack = slack(transport, second);
    boolean inTime = !slack.isNegative() && slack.compareTo(policy.arrivalWindow()) <= 0;
    return inTime && isLastArrival(all, transport, second)
        ? atOnePlace(transport, second, RelationType.ARRIVES_FOR)
        : Optional.empty();
  }

  private boolean isLastArrival(List<Activity> all, Activity transport, Activity second) {
    Instant arrival = transport.booked().end().at();
    return all.stream()
        .filter(other -> other.kind().isTransport() && !other.equals(transport))
        .filter(other -> other.booked().end().at().isAfter(arrival))
        .filter(other -> !slack(other, second).isNegative())
        .noneMatch(other -> nearness(other, second).isPresent());
  }

  private Optional<Relation> precedes(Activity first, Activity second) {
    Duration slack = slack(first, second);
    if (slack.isNegative() || slack.compareTo(policy.layoverMax()) > 0) {
      return Optional.empty();
    }
    return first.kind().isTransport()
        ? atOnePlace(first, second, RelationType.PRECEDES)
        : Optional.of(relation(first, second, RelationType.PRECEDES, times(first, second)));
  }

  private Optional<Relation> atOnePlace(Activity first, Activity second, RelationType type) {
    return nearness(first, second).map(evidence -> relation(first, second, type, evidence));
  }

  private Relation relation(Activity from, Activity to, RelationType type, Evidence evidence) {
    return new Relation(
        from.id(),
        to.id(),
        type,
        slack(from, to),
        policy.buffer(from.kind(), to.kind()),
        evidence,
        policy.version());
  }

  /** By what is booked, so that relations do not depend on the status. */
  private static Duration slack(Activity from, Activity to) {
    Activity asBooked = to.with(new ActivityStatus.AsBooked());
    return Duration.between(from.booked().end().at(), asBooked.due());
  }

  private Optional<Evidence> nearness(Activity from, Activity to) {
    return Nearness.of(from.booked().end().place(), to.booked().start().place(), policy.nearKm());
  }

  private static Evidence times(Activity first, Activity second) {
    return new Evidence(
        Evidence.Kind.TIMES, first.booked().end().at() + " / " + second.booked().start().at());
  }
}
