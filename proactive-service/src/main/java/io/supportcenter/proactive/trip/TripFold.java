package io.supportcenter.proactive.trip;

import io.supportcenter.kit.values.AssetId;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.activity.BookingKey;
import io.supportcenter.proactive.disruption.DisruptionDecision;
import io.supportcenter.proactive.disruption.DisruptionPolicy;
import io.supportcenter.proactive.disruption.DisruptionWording;
import io.supportcenter.proactive.disruption.VendorEvent;
import io.supportcenter.proactive.message.MessageDraft;
import io.supportcenter.proactive.message.MessageKind;
import io.supportcenter.proactive.message.VendorNames;
import io.supportcenter.proactive.modification.Modification;
import io.supportcenter.proactive.modification.ModificationId;
import io.supportcenter.proactive.modification.ModificationState;
import io.supportcenter.proactive.modification.NeedPolicy;
import io.supportcenter.proactive.modification.QuoteCall;
import io.supportcenter.proactive.relation.EffectPolicy;
import io.supportcenter.proactive.relation.Itinerary;
import io.supportcenter.proactive.relation.Relation;
import io.supportcenter.proactive.relation.RelationEngine;
import io.supportcenter.proactive.relation.RelationPolicy;
import java.time.Duration;
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
public final class TripFold {

  private static final RelationEngine RELATIONS = new RelationEngine(RelationPolicy.CURRENT);
  private static final EffectPolicy EFFECTS = new EffectPolicy(RelationPolicy.CURRENT);
  private static final DisruptionPolicy DISRUPTIONS = new DisruptionPolicy(EFFECTS);
  private static final NeedPolicy NEEDS = new NeedPolicy(RelationPolicy.CURRENT);

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
  private boolean related;

  /**
   * All that is known of one user's activities, as it was loaded under the user's lock.
   *
   * @param pending modifications that are not done yet
   * @param ids new ones for modifications and messages
   */
  public TripFold(
      UserId user,
      List<TripActivity> loaded,
      List<Modification> pending,
      VendorNames vendors,
      Supplier<UUID> ids) {
    this.user = user;
    this.vendors = vendors;
    this.ids = ids;
    loaded.forEach(a -> activities.put(a.activity().id(), a));
    this.modifications =
        new TripModifications(pending, NEEDS, vendors, ids, this::find, drafts::add);
    this.offers = new OfferHandling(modifications, NEEDS);
    this.relations = RELATIONS.relate(bookings());
  }

  /** A vendor reported a change of the user's bookings under this number. */
  public void apply(VendorEvent event) {
    List<Activity> booked =
        bookings().stream()
            .filter(a -> a.booking().equals(event.booking()))
            .filter(a -> !isOver(a, event))
            .toList();
    event.change().meant(booked).forEach(activity -> apply(activities.get(activity.id()), event));
  }

  /** The asset store has added or changed the activity. */
  public void register(Activity registered) {
    TripActivity before = activities.get(registered.id());
    put(before == null ? TripActivity.registered(registered) : before.rebooked(registered));
    relate();
  }

  /** The activity is no longer in the asset store, or it is cancelled there. */
  public void remove(AssetId id) {
    if (activities.remove(id) == null) {
      return;
    }
    changed.remove(id);
    removed.add(id);
    modifications.withdrawAllOf(id);
    relate();
  }

  /** Vendors' offers and answers, and the customer's decision. */
  public OfferHandling offers() {
    return offers;
  }

  /** A vendor confirmed another schedule: what depends on this activity is looked at again. */
  public void expect(Activity confirmed) {
    TripActivity before = activities.get(confirmed.id());
    if (before != null) {
      put(before.expecting(confirmed));
      bookings().forEach(this::reassess);
    }
  }

  /**
   * Asks the target's vendor for options once more, unless it is being asked; false when the
   * modification is decided.
   */
  public boolean quoteAgain(ModificationId id) {
    Optional<Modification> open =
        modifications.find(id).filter(m -> m.state() instanceof ModificationState.Open);
    open.filter(m -> !(m.state() instanceof ModificationState.Quoting))
        .ifPresent(
            m -> find(m.target()).ifPresent(target -> modifications.ask(m.quotedAgain(), target)));
    return open.isPresent();
  }

  /** Vendors use a number again for another booking once the first one is over. */
  private static boolean isOver(Activity activity, VendorEvent event) {
    return activity.expected().end().at().plus(OVER).isBefore(event.version().receivedAt());
  }

  private void apply(TripActivity before, VendorEvent event) {
    DisruptionDecision decision =
        DISRUPTIONS.decide(itinerary(), before.activity(), before.disruption(), event);
    switch (decision) {
      case DisruptionDecision.Ignore _ -> {}
      case DisruptionDecision.Note(var activity, var after) -> put(before.noted(activity, after));
      case DisruptionDecision.Announce announce -> {
        MessageDraft message = message(announce, before, event);
        drafts.add(message);
        put(before.announced(announce.activity(), announce.disruption(), message.id()));
        reassess(announce.activity());
      }
    }
  }

  /** The first message is sent whatever the change means for other activities. */
  private MessageDraft message(
      DisruptionDecision.Announce announce, TripActivity before, VendorEvent event) {
    String vendor = announce.activity().booking().vendorId();
    return new MessageDraft(
        ids.get(),
        user,
        MessageKind.ACTIVITY_CHANGED,
        Optional.of(vendor),
        announce.activity().id(),
        DisruptionWording.title(announce),
        DisruptionWording.text(announce, vendors.nameOf(vendor), event.cause()),
        List.of(),
        before.message());
  }

  private void relate() {
    List<Relation> found = RELATIONS.relate(bookings());
    related |= !found.equals(relations);
    relations = found;
    bookings().forEach(this::reassess);
  }

  /**
   * Only an activity whose vendor reported a change is a cause: one that was rescheduled because of
   * another is not.
   */
  private void reassess(Activity cause) {
    if (activities.get(cause.id()).disruption().isPresent()) {
      modifications.reassess(cause, itinerary().impacts(cause.id(), EFFECTS));
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
    return related ? Optional.of(relations) : Optional.empty();
  }

  public List<Modification> changedModifications() {
    return modifications.changed();
  }

  /** Messages to the user, in order. */
  public List<MessageDraft> drafts() {
    return List.copyOf(drafts);
  }

  public List<QuoteCall> quotes() {
    return modifications.quotes();
  }
}
