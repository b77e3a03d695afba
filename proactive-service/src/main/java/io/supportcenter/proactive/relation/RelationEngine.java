package io.supportcenter.proactive.relation;

import static java.util.Comparator.comparing;

import io.supportcenter.kit.values.ActivityTime;
import io.supportcenter.kit.values.AssetId;
import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.activity.ActivityKind;
import io.supportcenter.proactive.activity.ActivityStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds how a user's activities depend on each other, as they are booked. Safe for use by several
 * threads.
 */
public record RelationEngine(RelationPolicy policy) {

  private static final Comparator<Activity> BY_START =
      comparing((Activity a) -> a.booked().start().at()).thenComparing(Activity::id);

  private static final Comparator<Activity> BY_END =
      comparing((Activity a) -> a.booked().end().at()).thenComparing(Activity::id);

  /** The same activities give the same relations, in whatever order they are. */
  public List<Relation> relate(List<Activity> activities) {
    List<Activity> ordered =
        activities.stream()
            .filter(a -> !(a.status() instanceof ActivityStatus.GivenUp))
            .sorted(BY_START)
            .toList();
    List<Activity> transports = ordered.stream().filter(a -> a.kind().isTransport()).toList();
    List<Relation> found = new ArrayList<>();
    for (Activity activity : ordered) {
      if (!activity.kind().isTransport()) {
        found.addAll(arrivals(transports, activity));
      }
      if (activity.kind() == ActivityKind.LODGING) {
        departure(activity, transports).ifPresent(found::add);
      } else {
        found.addAll(preceding(ordered, activity));
      }
    }
    return List.copyOf(found);
  }

  /**
   * What is found now, after a change; and, in its place, what was found before, as long as the
   * trip as booked now does not fit that: a change must not hide what it endangers.
   */
  public List<Relation> relate(List<Activity> activities, List<Relation> before) {
    List<Relation> found = relate(activities);
    Map<AssetId, Activity> byId =
        activities.stream()
            .filter(a -> !(a.status() instanceof ActivityStatus.GivenUp))
            .collect(Collectors.toMap(Activity::id, Function.identity()));
    List<Relation> merged =
        new ArrayList<>(
            before.stream()
                .filter(r -> byId.containsKey(r.from()) && byId.containsKey(r.to()))
                .filter(r -> !fits(r, byId.get(r.from()), byId.get(r.to())))
                .filter(r -> !isReplaced(r, found))
                .toList());
    for (Relation relation : found) {
      if (merged.stream().noneMatch(relation::isOfSamePair)
          && !leads(merged, relation.to(), relation.from())) {
        merged.add(relation);
      }
    }
    return List.copyOf(merged);
  }

  private boolean fits(Relation relation, Activity from, Activity to) {
    if (relation.type() == RelationType.DEPARTS_FROM) {
      return policy.fits(relation, from.booked().end(), to.booked().start());
    }
    boolean there =
        relation.evidence().kind() == Evidence.Kind.TIMES || nearness(from, to).isPresent();
    return there && policy.tooLittle(relation, slack(from, to)).isEmpty();
  }

  /** The customer arrives, or leaves, by other means now. */
  private static boolean isReplaced(Relation relation, List<Relation> found) {
    return found.stream()
        .filter(r -> r.type() == relation.type() && !r.isOfSamePair(relation))
        .anyMatch(r ->
            switch (relation.type()) {
              case ARRIVES_FOR -> r.to().equals(relation.to());
              case DEPARTS_FROM -> r.from().equals(relation.from());
              case PRECEDES -> false;
            });
  }

  private static boolean leads(List<Relation> relations, AssetId from, AssetId to) {
    return relations.stream()
        .filter(r -> r.from().equals(from))
        .anyMatch(r -> r.to().equals(to) || leads(relations, r.to(), to));
  }

  /** The last arrival in time; without one, the first during the activity. */
  private List<Relation> arrivals(List<Activity> transports, Activity target) {
    List<Activity> near =
        transports.stream().filter(t -> nearness(t, target).isPresent()).sorted(BY_END).toList();
    List<Activity> inTime =
        near.stream()
            .filter(t -> !slack(t, target).isNegative())
            .filter(t -> slack(t, target).compareTo(policy.arrivalWindow()) <= 0)
            .toList();
    List<Activity> during =
        near.stream()
            .filter(t -> slack(t, target).isNegative())
            .filter(t -> t.booked().end().at().isBefore(lateArrivalsUntil(target)))
            .toList();
    return upToThatWhichTakesPlace(inTime.isEmpty() ? during : inTime.reversed()).stream()
        .map(t -> relation(t, target, RelationType.ARRIVES_FOR, nearness(t, target).orElseThrow()))
        .toList();
  }

  private Instant lateArrivalsUntil(Activity target) {
    Instant end = target.booked().end().at();
    Instant nextNoon = asBooked(target).due().plus(policy.lateArrivalWindow());
    return target.kind() == ActivityKind.LODGING && nextNoon.isBefore(end) ? nextNoon : end;
  }

  /** A cancelled one may have been replaced by the next. */
  private static List<Activity> upToThatWhichTakesPlace(List<Activity> best) {
    List<Activity> taken = new ArrayList<>();
    for (Activity one : best) {
      taken.add(one);
      if (!one.isCancelled()) {
        break;
      }
    }
    return taken;
  }

  /** The last one of the day on which the stay ends, or else the nearest. */
  private Optional<Relation> departure(Activity stay, List<Activity> transports) {
    ActivityTime end = stay.booked().end();
    Comparator<Activity> best =
        comparing((Activity t) -> policy.isSameNight(end, t.booked().start()))
            .thenComparing(t ->
                policy.isSameNight(end, t.booked().start())
                    ? Duration.between(end.at(), t.booked().start().at())
                    : apart(end, t).negated())
            .thenComparing(Activity::id);
    return transports.stream()
        .filter(t -> t.booked().start().at().isAfter(stay.booked().start().at()))
        .filter(t -> apart(end, t).compareTo(policy.departureWindow()) <= 0)
        .filter(t -> nearness(stay, t).isPresent())
        .max(best)
        .map(t -> relation(stay, t, RelationType.DEPARTS_FROM, nearness(stay, t).orElseThrow()));
  }

  private static Duration apart(ActivityTime end, Activity transport) {
    return Duration.between(end.at(), transport.booked().start().at()).abs();
  }

  /** What ends shortly before it; arrivals are found by themselves. */
  private List<Relation> preceding(List<Activity> ordered, Activity second) {
    return ordered.stream()
        .filter(first -> !first.equals(second) && first.kind() != ActivityKind.LODGING)
        .filter(first -> !first.kind().isTransport() || second.kind().isTransport())
        .filter(first -> BY_START.compare(first, second) < 0)
        .filter(first -> !slack(first, second).isNegative())
        .filter(first -> slack(first, second).compareTo(policy.layoverMax()) <= 0)
        .flatMap(first ->
            (first.kind().isTransport()
                    ? nearness(first, second)
                    : Optional.of(times(first, second)))
                .stream().map(evidence -> relation(first, second, RelationType.PRECEDES, evidence)))
        .toList();
  }

  private Relation relation(Activity from, Activity to, RelationType type, Evidence evidence) {
    return new Relation(
        from.id(),
        to.id(),
        type,
        from.booked().end().at(),
        asBooked(to).due(),
        policy.buffer(from.kind(), to.kind()),
        evidence,
        policy.version());
  }

  /** By what is booked, so that relations do not depend on the status. */
  private static Duration slack(Activity from, Activity to) {
    return Duration.between(from.booked().end().at(), asBooked(to).due());
  }

  private static Activity asBooked(Activity activity) {
    return activity.with(new ActivityStatus.AsBooked());
  }

  private Optional<Evidence> nearness(Activity from, Activity to) {
    return policy.near(from.booked().end().place(), to.booked().start().place());
  }

  private static Evidence times(Activity first, Activity second) {
    return new Evidence(
        Evidence.Kind.TIMES, first.booked().end().at() + " / " + second.booked().start().at());
  }
}
