package io.supportcenter.proactive.relation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.supportcenter.kit.values.AssetId;
import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.activity.ActivityStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Follows a traveller through one trip, from each activity to those after it, as far as a change is
 * felt. Relations have no circles. For one thread, and one trip.
 */
final class Assessment {

  /** Whether the customer gets where an activity ends. */
  private enum Kind {
    THERE,
    ELSEWHERE,
    NEVER
  }

  /**
   * Where an activity leaves the customer.
   *
   * @param cause why it is not as booked, if it is not
   * @param at when the activity is over; of no meaning when the customer never gets there
   */
  private record Arrival(Kind kind, Instant at, AssetId cause) {}

  private final RelationPolicy policy;
  private final Map<AssetId, Activity> activities;
  private final List<Relation> relations;
  private final Map<AssetId, List<Relation>> into;
  private final Map<AssetId, Danger> lasting;
  private final Map<AssetId, Arrival> arrivals = new HashMap<>();
  private final Map<AssetId, Optional<Danger>> fromBefore = new HashMap<>();

  Assessment(RelationPolicy policy, Itinerary itinerary, Collection<Danger> lasting) {
    this.policy = policy;
    this.activities =
        itinerary.activities().stream().collect(toMap(Activity::id, Function.identity()));
    this.relations =
        itinerary.relations().stream()
            .filter(r -> activities.containsKey(r.from()) && activities.containsKey(r.to()))
            .toList();
    this.into = relations.stream().filter(Relation::leadsOn).collect(groupingBy(Relation::to));
    this.lasting =
        lasting.stream().collect(toMap(Danger::target, Function.identity(), Danger::and));
  }

  Map<AssetId, Danger> dangers() {
    Map<AssetId, Danger> dangers = new TreeMap<>();
    Stream.of(
            activities.values().stream().flatMap(a -> fromBefore(a).stream()),
            relations.stream().flatMap(r -> fromAfter(r).stream()),
            activities.values().stream().flatMap(a -> lastingStay(a).stream()))
        .flatMap(Function.identity())
        .filter(d -> !activities.get(d.target()).isCancelled())
        .forEach(d -> dangers.merge(d.target(), d, Danger::and));
    return dangers;
  }

  /** What activities before it mean for this one. */
  private Optional<Danger> fromBefore(Activity to) {
    Optional<Danger> known = fromBefore.get(to.id());
    if (known == null) {
      List<Relation> before = into.getOrDefault(to.id(), List.of());
      known = to.isCancelled() ? Optional.empty() : fromBefore(before, to);
      fromBefore.put(to.id(), known);
    }
    return known;
  }

  private Optional<Danger> fromBefore(List<Relation> before, Activity to) {
    Optional<Danger> found =
        before.stream()
            .filter(r -> !isReplaced(r, before))
            .flatMap(r -> ofNext(r, arrival(r.from()), to).stream())
            .reduce(Danger::and);
    Optional<Danger> left =
        Optional.ofNullable(lasting.get(to.id()))
            .filter(d -> d.reason() != Reason.STAY_DOES_NOT_FIT)
            .filter(_ -> before.stream().noneMatch(r -> arrival(r.from()).kind() == Kind.THERE));
    return found.or(() -> left);
  }

  /** Something else brings the customer there. */
  private boolean isReplaced(Relation relation, List<Relation> before) {
    return relation.type() == RelationType.ARRIVES_FOR
        && arrival(relation.from()).kind() == Kind.NEVER
        && before.stream()
            .filter(r -> r.type() == RelationType.ARRIVES_FOR)
            .anyMatch(r -> arrival(r.from()).kind() == Kind.THERE);
  }

  private Optional<Danger> ofNext(Relation relation, Arrival arrival, Activity to) {
    Activity from = activities.get(relation.from());
    Instant available = arrival.at().plus(policy.after(from.kind()));
    return switch (arrival.kind()) {
      case NEVER -> Optional.of(danger(to, arrival.cause(), Reason.NO_ARRIVAL));
      case ELSEWHERE -> Optional.of(late(to, arrival.cause(), Reason.ARRIVAL_ELSEWHERE, available));
      case THERE -> ofNext(relation, from, arrival, to);
    };
  }

  private Optional<Danger> ofNext(Relation relation, Activity from, Arrival arrival, Activity to) {
    Instant available = arrival.at().plus(policy.after(from.kind()));
    if (apart(relation, from, to) && !startsElsewhere(to)) {
      return Optional.of(late(to, from.id(), Reason.ARRIVAL_ELSEWHERE, available));
    }
    return arrival.at().isAfter(relation.freeAt())
        ? policy
            .tooLittle(relation, Duration.between(arrival.at(), to.due()))
            .map(reason -> late(to, arrival.cause(), reason, available))
        : Optional.empty();
  }

  /** It was found to lead there, and now it ends, or the other one starts, at another place. */
  private boolean apart(Relation relation, Activity from, Activity to) {
    return relation.evidence().kind() != Evidence.Kind.TIMES
        && !from.isCancelled()
        && policy.near(from.expected().end().place(), to.expected().start().place()).isEmpty();
  }

  private boolean startsElsewhere(Activity to) {
    return !policy.isSamePlace(to.expected().start().place(), to.booked().start().place());
  }

  private Arrival arrival(AssetId id) {
    Arrival known = arrivals.get(id);
    if (known == null) {
      known = arrival(activities.get(id));
      arrivals.put(id, known);
    }
    return known;
  }

  private Arrival arrival(Activity activity) {
    Instant end = activity.expected().end().at();
    if (activity.isCancelled()) {
      // Nobody waits for the end of what does not take place.
      return activity.kind().isTransport()
          ? new Arrival(Kind.NEVER, end, activity.id())
          : new Arrival(Kind.THERE, activity.booked().start().at(), activity.id());
    }
    Arrival asExpected = new Arrival(Kind.THERE, end, activity.id());
    return fromBefore(activity).map(d -> arrival(activity, d, asExpected)).orElse(asExpected);
  }

  /** Whoever misses a bus takes the next, and gets there that much later. */
  private Arrival arrival(Activity activity, Danger danger, Arrival asExpected) {
    boolean transport = activity.kind().isTransport();
    Instant from = danger.availableFrom().orElse(asExpected.at());
    Arrival late =
        new Arrival(
            Kind.THERE,
            transport ? from.plus(policy.before(activity.kind())).plus(duration(activity)) : from,
            danger.cause());
    return switch (danger.reason()) {
      case NO_ARRIVAL -> transport ? new Arrival(Kind.NEVER, from, danger.cause()) : asExpected;
      case ARRIVAL_ELSEWHERE ->
          transport ? new Arrival(Kind.ELSEWHERE, from, danger.cause()) : asExpected;
      case TOO_LATE -> late.at().isAfter(asExpected.at()) ? late : asExpected;
      case TOO_TIGHT, STAY_DOES_NOT_FIT, CHANGE_UNCLEAR -> asExpected;
    };
  }

  private static Duration duration(Activity activity) {
    return Duration.between(activity.expected().start().at(), activity.expected().end().at());
  }

  /** What the later one of two means for the one before it. */
  private Optional<Danger> fromAfter(Relation relation) {
    Activity from = activities.get(relation.from());
    Activity to = activities.get(relation.to());
    return relation.leadsOn() ? ofPrevious(relation, from, to) : ofStay(relation, from, to);
  }

  /**
   * The later one is earlier than booked or starts elsewhere, and what leads to it is as booked.
   */
  private Optional<Danger> ofPrevious(Relation relation, Activity from, Activity to) {
    Arrival arrival = arrival(from.id());
    if (to.isCancelled()
        || from.isCancelled()
        || arrival.kind() != Kind.THERE
        || ofNext(relation, from, arrival, to).isPresent()) {
      return Optional.empty();
    }
    if (relation.type() == RelationType.PRECEDES
        && startsElsewhere(to)
        && apart(relation, from, to)) {
      return Optional.of(early(relation, from, to, Reason.ARRIVAL_ELSEWHERE));
    }
    return policy
        .tooLittle(relation, Duration.between(arrival.at(), to.due()))
        .map(reason -> early(relation, from, to, reason));
  }

  private Optional<Danger> ofStay(Relation relation, Activity stay, Activity departure) {
    if (departure.status() instanceof ActivityStatus.Cancelled) {
      return Optional.of(danger(stay, departure.id(), Reason.STAY_DOES_NOT_FIT));
    }
    return policy.fits(relation, stay.expected().end(), departure.expected().start())
        ? Optional.empty()
        : Optional.of(
            neededUntil(
                stay,
                departure,
                Reason.STAY_DOES_NOT_FIT,
                departure.expected().start().at().minus(policy.before(departure.kind()))));
  }

  private Optional<Danger> lastingStay(Activity stay) {
    return Optional.ofNullable(lasting.get(stay.id()))
        .filter(d -> d.reason() == Reason.STAY_DOES_NOT_FIT)
        .filter(_ -> relations.stream().noneMatch(r -> !r.leadsOn() && r.from().equals(stay.id())));
  }

  /** It has to be over so early that all the time is left that is needed between the two. */
  private static Danger early(Relation relation, Activity from, Activity to, Reason reason) {
    return neededUntil(from, to, reason, to.due().minus(relation.buffer()));
  }

  private static Danger neededUntil(Activity target, Activity cause, Reason reason, Instant until) {
    return new Danger(target.id(), cause.id(), reason, Optional.empty(), Optional.of(until));
  }

  private static Danger late(Activity target, AssetId cause, Reason reason, Instant available) {
    return new Danger(target.id(), cause, reason, Optional.of(available), Optional.empty());
  }

  private static Danger danger(Activity target, AssetId cause, Reason reason) {
    return new Danger(target.id(), cause, reason, Optional.empty(), Optional.empty());
  }
}
