package io.supportcenter.proactive.trip;

import io.supportcenter.kit.Ids;
import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.proactive.activity.UserId;
import io.supportcenter.proactive.message.CustomerLocks;
import io.supportcenter.proactive.message.Draft;
import io.supportcenter.proactive.message.MessageStore;
import io.supportcenter.proactive.modification.Modification;
import io.supportcenter.proactive.modification.ModificationStore;
import io.supportcenter.proactive.modification.RescheduleEventMapper;
import io.supportcenter.proactive.modification.RescheduleNews;
import io.supportcenter.proactive.relation.Relation;
import io.supportcenter.proactive.vendor.VendorNames;
import io.supportcenter.proactive.vendor.VendorStore;
import io.supportcenter.schemas.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The trips of some users, locked and loaded together, folded one by one, and stored together: the
 * number of statements does not depend on how many they are.
 */
final class TripBatch {

  private final Connection tx;
  private final VendorNames vendors;
  private final Map<UserId, TripFold> folds;

  private TripBatch(Connection tx, VendorNames vendors, Map<UserId, TripFold> folds) {
    this.tx = tx;
    this.vendors = vendors;
    this.folds = folds;
  }

  /**
   * Locks the users and loads their trips.
   *
   * @param moreVendors vendors whose names may be needed, besides those of the trips
   */
  static TripBatch load(Connection tx, Collection<UserId> users, Collection<String> moreVendors)
      throws SQLException {
    CustomerLocks.lock(tx, users);
    Map<UserId, List<TripActivity>> activities =
        ActivityStore.ofUsers(tx, users).stream()
            .collect(Collectors.groupingBy(a -> a.activity().user()));
    Map<UserId, List<Modification>> pending =
        ModificationStore.pendingOf(tx, users).stream()
            .collect(Collectors.groupingBy(Modification::user));
    VendorNames vendors = VendorStore.names(tx, vendorIds(activities.values(), moreVendors));
    Map<UserId, TripFold> folds = new TreeMap<>(java.util.Comparator.comparing(UserId::value));
    for (UserId user : users) {
      Trip trip =
          new Trip(
              user,
              activities.getOrDefault(user, List.of()),
              pending.getOrDefault(user, List.of()));
      folds.put(user, new TripFold(trip, TripPolicy.CURRENT, vendors, Ids::next));
    }
    return new TripBatch(tx, vendors, folds);
  }

  TripFold of(UserId user) {
    return folds.get(user);
  }

  Collection<TripFold> all() {
    return folds.values();
  }

  /** Stores what has changed; returns what is to be told and asked because of it. */
  Effects store(Instant now) throws SQLException {
    ActivityStore.upsert(tx, flat(TripFold::changedActivities));
    ActivityStore.delete(tx, flat(TripFold::removedActivities));
    RelationStore.replace(tx, changedRelations());
    ModificationStore.upsert(tx, flat(TripFold::changedModifications), now);
    List<Draft> drafts = flat(TripFold::drafts);
    List<OutboundEvent> events = new ArrayList<>(MessageStore.issue(tx, drafts, vendors, now));
    List<RescheduleNews> news = news();
    news.forEach(n ->
        events.add(
            OutboundEvent.of(
                Topics.RESCHEDULES, n.target().id().value(), RescheduleEventMapper.event(n, now))));
    return new Effects(events, calls(news));
  }

  /** What is to be told of reschedulings. */
  List<RescheduleNews> news() {
    return flat(fold -> fold.negotiation().news());
  }

  private List<BackendCall> calls(List<RescheduleNews> news) {
    Stream<BackendCall> quotes =
        flat(TripFold::quotes).stream()
            .map(q -> QuoteRequest.of(q.modification(), q.target()).toCall());
    Stream<BackendCall> reschedules =
        news.stream()
            .filter(RescheduleNews.Requested.class::isInstance)
            .map(n -> RescheduleRequest.of(n).toCall(n.rescheduleId()));
    return Stream.concat(quotes, reschedules).toList();
  }

  private Map<UserId, List<Relation>> changedRelations() {
    Map<UserId, List<Relation>> changed = new HashMap<>();
    folds.forEach((user, fold) -> fold.changedRelations().ifPresent(r -> changed.put(user, r)));
    return changed;
  }

  private <T> List<T> flat(java.util.function.Function<TripFold, List<T>> part) {
    return folds.values().stream().flatMap(fold -> part.apply(fold).stream()).toList();
  }

  private static Set<String> vendorIds(
      Collection<List<TripActivity>> activities, Collection<String> more) {
    return Stream.concat(
            activities.stream().flatMap(List::stream).map(a -> a.activity().booking().vendorId()),
            more.stream())
        .collect(Collectors.toSet());
  }
}
