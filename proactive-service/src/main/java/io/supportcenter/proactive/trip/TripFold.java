package io.supportcenter.proactive.trip;

import static java.util.Comparator.comparing;

import io.supportcenter.kit.values.AssetId;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.activity.BookingKey;
import io.supportcenter.proactive.disruption.Announced;
import io.supportcenter.proactive.disruption.Disruption;
import io.supportcenter.proactive.disruption.DisruptionDecision;
import io.supportcenter.proactive.disruption.DisruptionPolicy;
import io.supportcenter.proactive.disruption.DisruptionWording;
import io.supportcenter.proactive.disruption.VendorEvent;
import io.supportcenter.proactive.message.MessageDraft;
import io.supportcenter.proactive.message.MessageKind;
import io.supportcenter.proactive.message.VendorNames;
import io.supportcenter.proactive.modification.Deadline;
import io.supportcenter.proactive.modification.Modification;
import io.supportcenter.proactive.modification.ModificationId;
import io.supportcenter.proactive.modification.ModificationState;
import io.supportcenter.proactive.modification.QuoteCall;
import io.supportcenter.proactive.relation.Danger;
import io.supportcenter.proactive.relation.DangerPolicy;
import io.supportcenter.proactive.relation.Itinerary;
import io.supportcenter.proactive.relation.Relation;
import io.supportcenter.proactive.relation.RelationEngine;
import io.supportcenter.proactive.relation.RelationPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Folds events into one user's trip, in memory, and keeps what follows from them. For one thread,
 * within one transaction.
 */
public final class TripFold {

  private static final RelationEngine RELATIONS = new RelationEngine(RelationPolicy.CURRENT);
  private static final DangerPolicy DANGERS = new DangerPolicy(RelationPolicy.CURRENT);
  private static final DisruptionPolicy DISRUPTIONS = new DisruptionPolicy(DANGERS);

  /** More of a user's activities than these, the next ones, are not related. */
  public static final int RELATED_MAX = 200;

  private static final Duration OVER = Duration.ofDays(1);

  private final UserId user;
  private final VendorNames vendors;
  private final Supplier<UUID> ids;
  private final Map<AssetId, TripActivity> activities = new LinkedHashMap<>();
  private final Set<AssetId> changed = new HashSet<>();
  private final Set<AssetId> removed = new HashSet<>();
  private final List<MessageDraft> drafts = new ArrayList<>();
  private final TripModifications modifications;
  private final OfferHandling offers;
  private List<Relation> relations;
  private boolean toRelate;
  private boolean relationsChanged;
  private boolean toReassess;

  /**
   * All that is known of one user's activities, as it was loaded under the user's lock.
   *
   * @param relations of its activities, as they were found
   * @param pending modifications that are not done yet
   * @param ids new ones for modifications and messages
   */
  public TripFold(
      UserId user,
      List<TripActivity> loaded,
      List<Relation> relations,
      List<Modification> pending,
      VendorNames vendors,
      Supplier<UUID> ids,
      Instant now) {
    this.user = user;
    this.vendors = vendors;
    this.ids = ids;
    loaded.forEach(a -> activities.put(a.activity().id(), a));
    this.modifications = new TripModifications(pending, vendors, ids, now, this::find, drafts::add);
    this.offers = new OfferHandling(modifications);
    this.relations = List.copyOf(relations);
    this.toRelate =
        relations.stream().anyMatch(r -> r.policyVersion() != RelationPolicy.CURRENT.version());
  }

  /**
   * A vendor reported a change of the user's bookings under this number; false when it does not say
   * of which.
   */
  public boolean apply(VendorEvent event) {
    relate();
    List<Activity> booked =
        bookings().stream()
            .filter(a -> a.booking().equals(event.booking()))
            .filter(a -> !isOver(a, event))
            .toList();
    return switch (event.meant(booked)) {
      case VendorEvent.Meant.These(var meant) -> {
        if (!meant.isEmpty()) {
          modifications.cleared(event.booking());
        }
        meant.forEach(activity -> apply(activities.get(activity.id()), event));
        yield true;
      }
      case VendorEvent.Meant.Unclear(var oneOf) -> {
        if (oneOf.stream().allMatch(a -> isNews(event, activities.get(a.id())))) {
          modifications.unclear(oneOf);
        }
        yield false;
      }
    };
  }

  private static boolean isNews(VendorEvent event, TripActivity activity) {
    return activity
        .disruption()
        .filter(known -> !event.version().isNewerThan(known.version()))
        .isEmpty();
  }

  /** The asset store has added or changed the activity. */
  public void register(Activity registered) {
    TripActivity before = activities.get(registered.id());
    if (before != null && hasMovedAway(before.activity(), registered)) {
      relations = relations.stream().filter(r -> !r.to().equals(registered.id())).toList();
    }
    put(before == null ? TripActivity.registered(registered) : before.rebooked(registered));
    toRelate = true;
  }

  /** Somebody who books another hotel in another city goes there by other means. */
  private static boolean hasMovedAway(Activity before, Activity now) {
    return !now.kind().isTransport()
        && RelationPolicy.CURRENT
            .near(before.booked().start().place(), now.booked().start().place())
            .isEmpty();
  }

  /** The activity is no longer in the asset store, or it is cancelled there. */
  public void remove(AssetId id) {
    if (activities.remove(id) == null) {
      return;
    }
    changed.remove(id);
    removed.add(id);
    toRelate = true;
  }

  /** Vendors' offers and answers, and the customer's decision. */
  public OfferHandling offers() {
    return offers;
  }

  /** A vendor confirmed another schedule, or that the activity is cancelled. */
  public void expect(Activity confirmed) {
    TripActivity before = activities.get(confirmed.id());
    if (before != null) {
      put(before.expecting(confirmed));
      toRelate |= confirmed.isCancelled();
      toReassess = true;
    }
  }

  /**
   * Draws the conclusions, once, when all has been folded that comes together: which activities
   * cannot stay as they are, whoever changed what comes before them.
   */
  public void conclude() {
    relate();
    if (toReassess) {
      toReassess = false;
      Itinerary trip = itinerary();
      Map<AssetId, Danger> dangers =
          new TreeMap<>(DANGERS.dangers(trip, modifications.lasting(trip.activities())));
      dangers.keySet().removeIf(id -> !modifications.isToCome(activities.get(id).activity()));
      modifications.reassess(dangers, trip.activities());
    }
  }

  /**
   * Asks the target's vendor for options once more, unless it is being asked; false when the
   * modification is decided.
   */
  public boolean quoteAgain(ModificationId id) {
    Optional<Modification> open =
        modifications
            .find(id)
            .filter(m -> m.state() instanceof ModificationState.Open && !m.isUnclear());
    open.filter(m -> !(m.state() instanceof ModificationState.Quoting))
        .ifPresent(
            m -> find(m.target()).ifPresent(target -> modifications.ask(m.quotedAgain(), target)));
    return open.isPresent();
  }

  /**
   * Vendors use a number again for another booking once the first one is over: an event on either
   * does not mean the other.
   */
  private boolean isOver(Activity activity, VendorEvent event) {
    return activity.expected().end().at().isBefore(event.version().receivedAt().minus(OVER))
        || event.change().isBefore(modifications.now().minus(OVER), activity.booked());
  }

  private void apply(TripActivity before, VendorEvent event) {
    DisruptionDecision decision =
        DISRUPTIONS.decide(itinerary(), before.activity(), before.disruption(), event);
    switch (decision) {
      case DisruptionDecision.Ignore _ -> {}
      case DisruptionDecision.Note(var activity, var after) ->
          changed(before.activity(), before.noted(activity, after));
      case DisruptionDecision.Announce announce -> {
        MessageDraft message = message(announce, before, event);
        drafts.add(message);
        changed(
            before.activity(),
            before.announced(announce.activity(), announce.disruption(), message.id()));
      }
    }
  }

  /** One that is cancelled may be replaced by another that brings the customer there. */
  private void changed(Activity before, TripActivity after) {
    put(after);
    toRelate |= before.isCancelled() != after.activity().isCancelled();
    toReassess = true;
  }

  /** The first message is sent whatever the change means for other activities. */
  private MessageDraft message(
      DisruptionDecision.Announce announce, TripActivity before, VendorEvent event) {
    String vendor = announce.activity().booking().vendorId();
    Optional<Announced> told = before.disruption().flatMap(Disruption::announced);
    return new MessageDraft(
        ids.get(),
        user,
        MessageKind.ACTIVITY_CHANGED,
        Optional.of(vendor),
        announce.activity().id(),
        DisruptionWording.title(announce.activity(), told),
        DisruptionWording.text(announce.activity(), told, vendors.nameOf(vendor), event.cause()),
        List.of(),
        before.message());
  }

  private void relate() {
    if (!toRelate) {
      return;
    }
    toRelate = false;
    toReassess = true;
    List<Relation> found = RELATIONS.relate(current(), relations);
    relationsChanged |= !found.equals(relations);
    relations = found;
  }

  /** The next ones; what is over for a day is of no interest any more. */
  private List<Activity> current() {
    return bookings().stream()
        .filter(a -> a.expected().end().at().plus(OVER).isAfter(modifications.now()))
        .sorted(comparing((Activity a) -> a.booked().start().at()).thenComparing(Activity::id))
        .limit(RELATED_MAX)
        .toList();
  }

  private void put(TripActivity activity) {
    activities.put(activity.activity().id(), activity);
    removed.remove(activity.activity().id());
    changed.add(activity.activity().id());
  }

  private Itinerary itinerary() {
    return new Itinerary(current(), relations);
  }

  private List<Activity> bookings() {
    return activities.values().stream().map(TripActivity::activity).toList();
  }

  private Optional<Activity> find(AssetId id) {
    return Optional.ofNullable(activities.get(id)).map(TripActivity::activity);
  }

  public UserId user() {
    return user;
  }

  /** What vendors may report changes of. */
  public Set<BookingKey> booked() {
    return activities.values().stream()
        .map(a -> a.activity().booking())
        .collect(Collectors.toSet());
  }

  public List<TripActivity> changedActivities() {
    return changed.stream().sorted().map(activities::get).toList();
  }

  public List<AssetId> removedActivities() {
    return removed.stream().sorted().toList();
  }

  /** All relations of the user when any of them changed. */
  public Optional<List<Relation>> changedRelations() {
    return relationsChanged ? Optional.of(relations) : Optional.empty();
  }

  public List<Modification> changedModifications() {
    return modifications.changed();
  }

  /** Messages to the user, in order. */
  public List<MessageDraft> drafts() {
    return List.copyOf(drafts);
  }

  /** When modifications that changed are to be looked at again. */
  public List<Deadline> deadlines() {
    return modifications.deadlines();
  }

  public List<QuoteCall> quotes() {
    return modifications.quotes();
  }
}
