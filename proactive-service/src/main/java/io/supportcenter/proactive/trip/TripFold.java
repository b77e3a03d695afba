package io.supportcenter.proactive.trip;

import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.activity.ActivityId;
import io.supportcenter.proactive.activity.BookingKey;
import io.supportcenter.proactive.activity.UserId;
import io.supportcenter.proactive.disruption.DisruptionDecision;
import io.supportcenter.proactive.disruption.DisruptionWording;
import io.supportcenter.proactive.disruption.VendorEvent;
import io.supportcenter.proactive.message.Draft;
import io.supportcenter.proactive.message.MessageKind;
import io.supportcenter.proactive.modification.Modification;
import io.supportcenter.proactive.modification.ModificationId;
import io.supportcenter.proactive.modification.ModificationState;
import io.supportcenter.proactive.relation.Itinerary;
import io.supportcenter.proactive.relation.Relation;
import io.supportcenter.proactive.trip.TripModifications.Quote;
import io.supportcenter.proactive.vendor.VendorNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Folds events into one user's trip, in memory, and keeps what follows from them. For one thread,
 * within one transaction.
 */
final class TripFold {

  private final UserId user;
  private final TripPolicy policy;
  private final VendorNames vendors;
  private final Supplier<UUID> ids;
  private final Map<ActivityId, TripActivity> activities = new LinkedHashMap<>();
  private final Set<ActivityId> changed = new HashSet<>();
  private final Set<ActivityId> removed = new HashSet<>();
  private final List<Draft> drafts = new ArrayList<>();
  private final TripModifications modifications;
  private final Negotiation negotiation;
  private List<Relation> relations;
  private boolean related;

  TripFold(Trip trip, TripPolicy policy, VendorNames vendors, Supplier<UUID> ids) {
    this.user = trip.user();
    this.policy = policy;
    this.vendors = vendors;
    this.ids = ids;
    trip.activities().forEach(a -> activities.put(a.activity().id(), a));
    this.modifications =
        new TripModifications(trip.pending(), policy.needs(), vendors, ids, this::find);
    this.negotiation =
        new Negotiation(modifications, policy.needs(), vendors, ids, this::find, drafts::add);
    this.relations = policy.relations().relate(bookings());
  }

  /** A vendor told of the user's bookings under this number. */
  void apply(VendorEvent event) {
    List<TripActivity> meant =
        activities.values().stream()
            .filter(a -> a.activity().booking().equals(event.booking()))
            .toList();
    meant.forEach(activity -> apply(activity, event));
  }

  /** The asset store has the activity, or has it otherwise than before. */
  void register(Activity registered) {
    TripActivity before = activities.get(registered.id());
    put(before == null ? TripActivity.registered(registered) : before.rebooked(registered));
    relate();
  }

  /** The activity is no longer in the asset store, or it is cancelled there. */
  void remove(ActivityId id) {
    if (activities.remove(id) == null) {
      return;
    }
    changed.remove(id);
    removed.add(id);
    drafts.addAll(modifications.withdrawAllOf(id));
    relate();
  }

  /** Vendors' offers and answers, and the customer's decision. */
  Negotiation negotiation() {
    return negotiation;
  }

  /** A vendor confirmed another schedule: what depends on this activity is looked at again. */
  void expect(Activity confirmed) {
    TripActivity before = activities.get(confirmed.id());
    if (before != null) {
      put(before.expecting(confirmed));
      activities.values().stream().map(TripActivity::activity).toList().forEach(this::reassess);
    }
  }

  /**
   * Asks the target's vendor for options once more, unless it is being asked; false when the
   * modification is decided.
   */
  boolean quoteAgain(ModificationId id) {
    Optional<Modification> open =
        modifications.find(id).filter(m -> m.state() instanceof ModificationState.Open);
    open.filter(m -> !(m.state() instanceof ModificationState.Quoting))
        .ifPresent(
            m -> find(m.target()).ifPresent(target -> modifications.ask(m.quotedAgain(), target)));
    return open.isPresent();
  }

  private void apply(TripActivity before, VendorEvent event) {
    DisruptionDecision decision =
        policy.disruptions().decide(itinerary(), before.activity(), before.disruption(), event);
    switch (decision) {
      case DisruptionDecision.Ignore _ -> {}
      case DisruptionDecision.Note(var activity, var after) -> put(before.noted(activity, after));
      case DisruptionDecision.Tell tell -> {
        Draft message = message(tell, before, event);
        drafts.add(message);
        put(before.told(tell.activity(), tell.disruption(), message.id()));
        reassess(tell.activity());
      }
    }
  }

  /** The first message goes out whatever it means for others. */
  private Draft message(DisruptionDecision.Tell tell, TripActivity before, VendorEvent event) {
    String vendor = tell.activity().booking().vendorId();
    return new Draft(
        ids.get(),
        user,
        MessageKind.ACTIVITY_CHANGED,
        Optional.of(vendor),
        tell.activity().id(),
        DisruptionWording.title(tell),
        DisruptionWording.text(tell, vendors.nameOf(vendor), event.cause()),
        List.of(),
        before.message());
  }

  private void relate() {
    List<Relation> found = policy.relations().relate(bookings());
    related |= !found.equals(relations);
    relations = found;
    bookings().forEach(this::reassess);
  }

  /**
   * Only an activity whose vendor has told something is a cause: one that was rescheduled for the
   * sake of another is not.
   */
  private void reassess(Activity cause) {
    if (activities.get(cause.id()).disruption().isPresent()) {
      drafts.addAll(
          modifications.reassess(cause, itinerary().impacts(cause.id(), policy.effects())));
    }
  }

  private void put(TripActivity activity) {
    activities.put(activity.activity().id(), activity);
    removed.remove(activity.activity().id());
    changed.add(activity.activity().id());
  }

  private Itinerary itinerary() {
    return new Itinerary(bookings(), relations);
  }

  private List<Activity> bookings() {
    return activities.values().stream().map(TripActivity::activity).toList();
  }

  private Optional<Activity> find(ActivityId id) {
    return Optional.ofNullable(activities.get(id)).map(TripActivity::activity);
  }

  UserId user() {
    return user;
  }

  /** What vendors may tell of. */
  Set<BookingKey> booked() {
    return activities.values().stream()
        .map(a -> a.activity().booking())
        .collect(Collectors.toSet());
  }

  List<TripActivity> changedActivities() {
    return changed.stream().sorted().map(activities::get).toList();
  }

  List<ActivityId> removedActivities() {
    return removed.stream().sorted().toList();
  }

  /** All relations of the user when any of them changed. */
  Optional<List<Relation>> changedRelations() {
    return related ? Optional.of(relations) : Optional.empty();
  }

  List<Modification> changedModifications() {
    return modifications.changed();
  }

  /** Messages to the user, in order. */
  List<Draft> drafts() {
    return List.copyOf(drafts);
  }

  List<Quote> quotes() {
    return modifications.quotes();
  }
}
