package io.supportcenter.proactive.trip.store;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.supportcenter.kit.Ids;
import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.values.AssetId;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.proactive.activity.BookingKey;
import io.supportcenter.proactive.message.VendorNames;
import io.supportcenter.proactive.message.store.CustomerLocks;
import io.supportcenter.proactive.message.store.MessageStore;
import io.supportcenter.proactive.modification.Deadline;
import io.supportcenter.proactive.modification.Modification;
import io.supportcenter.proactive.modification.QuoteCall;
import io.supportcenter.proactive.modification.RescheduleCall;
import io.supportcenter.proactive.modification.RescheduleNews;
import io.supportcenter.proactive.modification.events.RescheduleEventMapper;
import io.supportcenter.proactive.modification.store.ModificationStore;
import io.supportcenter.proactive.relation.Relation;
import io.supportcenter.proactive.trip.TripActivity;
import io.supportcenter.proactive.trip.TripFold;
import io.supportcenter.schemas.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The trips of some users, locked and loaded together, folded one by one, and stored together: the
 * number of statements does not depend on how many they are.
 */
public final class TripBatch {

  private final Connection tx;
  private final VendorNames vendors;
  private final Map<UserId, TripFold> folds = new TreeMap<>(comparing(UserId::value));

  private TripBatch(Connection tx, VendorNames vendors) {
    this.tx = tx;
    this.vendors = vendors;
  }

  /** Locks the users and loads their trips. */
  public static TripBatch load(Connection tx, Collection<UserId> users) throws SQLException {
    return load(tx, users, Set.of(), Set.of());
  }

  /**
   * Locks the users and loads their trips.
   *
   * @param concerned assets that have changed
   * @param reported bookings of which something was reported, or that are new
   */
  public static TripBatch load(
      Connection tx,
      Collection<UserId> users,
      Collection<AssetId> concerned,
      Collection<BookingKey> reported)
      throws SQLException {
    CustomerLocks.lock(tx, users);
    List<TripActivity> activities = ActivityStore.ofUsers(tx, users, concerned, reported);
    Map<UserId, List<TripActivity>> byUser =
        activities.stream().collect(groupingBy(a -> a.activity().user()));
    Map<UserId, List<Relation>> relations = RelationStore.ofUsers(tx, users);
    Map<UserId, List<Modification>> pending =
        ModificationStore.pendingOf(tx, users).stream().collect(groupingBy(Modification::user));
    Set<String> vendorIds =
        Stream.concat(activities.stream().map(a -> a.activity().booking()), reported.stream())
            .map(BookingKey::vendorId)
            .collect(toSet());
    TripBatch batch = new TripBatch(tx, MessageStore.vendorNames(tx, vendorIds));
    Instant now = Instant.now();
    for (UserId user : users) {
      batch.folds.put(
          user,
          new TripFold(
              user,
              byUser.getOrDefault(user, List.of()),
              relations.getOrDefault(user, List.of()),
              pending.getOrDefault(user, List.of()),
              batch.vendors,
              Ids::next,
              now));
    }
    return batch;
  }

  public TripFold of(UserId user) {
    return folds.get(user);
  }

  public Collection<TripFold> all() {
    return folds.values();
  }

  /** Concludes and stores; returns the messages, events and calls that follow. */
  public Effects store(Instant now) throws SQLException {
    folds.values().forEach(TripFold::conclude);
    ActivityStore.upsert(tx, flat(TripFold::changedActivities));
    ActivityStore.delete(tx, flat(TripFold::removedActivities));
    RelationStore.replace(tx, changedRelations());
    ModificationStore.upsert(tx, flat(TripFold::changedModifications), now);
    MessageStore.renew(tx, flat(fold -> List.copyOf(fold.offers().renewed().entrySet())));
    List<OutboundEvent> events =
        new ArrayList<>(MessageStore.issue(tx, flat(TripFold::drafts), vendors, now));
    news()
        .forEach(n ->
            events.add(
                OutboundEvent.of(
                    Topics.RESCHEDULES,
                    n.target().id().value(),
                    RescheduleEventMapper.event(n, now))));
    return new Effects(
        events,
        Stream.of(quotes(), reschedules(), deadlines()).flatMap(Function.identity()).toList());
  }

  /** What is to be published about reschedulings. */
  public List<RescheduleNews> news() {
    return flat(fold -> fold.offers().news());
  }

  private Stream<BackendCall> quotes() {
    return flat(TripFold::quotes).stream()
        .map(quote ->
            BackendCall.now(
                quote.vendorId(),
                QuoteCall.OPERATION,
                quote.modificationId().toString(),
                DomainJson.write(quote)));
  }

  private Stream<BackendCall> deadlines() {
    return flat(TripFold::deadlines).stream()
        .map(deadline ->
            BackendCall.timer(
                deadline.at(),
                Deadline.OPERATION,
                deadline.modificationId().toString(),
                DomainJson.write(deadline)));
  }

  /** The call's id is the vendor's id of the change. */
  private Stream<BackendCall> reschedules() {
    return news().stream()
        .filter(RescheduleNews.Requested.class::isInstance)
        .map(news -> {
          RescheduleCall call = RescheduleCall.of((RescheduleNews.Requested) news);
          return new BackendCall(
              news.rescheduleId(),
              call.vendorId(),
              RescheduleCall.OPERATION,
              call.modificationId().toString(),
              DomainJson.write(call),
              Instant.now(),
              Optional.empty(),
              false);
        });
  }

  private Map<UserId, List<Relation>> changedRelations() {
    Map<UserId, List<Relation>> changed = new HashMap<>();
    folds.forEach((user, fold) -> fold.changedRelations().ifPresent(r -> changed.put(user, r)));
    return changed;
  }

  private <T> List<T> flat(Function<TripFold, List<T>> part) {
    return folds.values().stream().flatMap(fold -> part.apply(fold).stream()).toList();
  }
}
