package io.supportcenter.proactive.trip.intake;

import static java.util.Comparator.comparing;

import io.supportcenter.kit.assets.AssetChange;
import io.supportcenter.kit.assets.AssetProjection;
import io.supportcenter.kit.assets.ProjectedAsset;
import io.supportcenter.kit.assets.ProjectedAsset.AssetKind;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.inbox.Inbox;
import io.supportcenter.kit.inbox.Intake;
import io.supportcenter.kit.values.AssetId;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.activity.BookingKey;
import io.supportcenter.proactive.activity.events.ReservationMapper;
import io.supportcenter.proactive.disruption.VendorEvent;
import io.supportcenter.proactive.trip.TripFold;
import io.supportcenter.proactive.trip.store.ActivityStore;
import io.supportcenter.proactive.trip.store.BookingStore;
import io.supportcenter.proactive.trip.store.LastVendorEvent;
import io.supportcenter.proactive.trip.store.TripBatch;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Keeps the projection of the asset store from {@code assets.v1}, and the trips of users whose
 * reservations changed. An event that a vendor sent before the reservation was registered is
 * applied then.
 */
@Singleton
class AssetIntake extends Intake {

  private static final String CHANNEL = "assets";

  private final AssetProjection projection;
  private final Duration eventWaitMax;

  AssetIntake(
      Inbox inbox,
      AssetProjection projection,
      @ConfigProperty(name = "proactive.vendor-event.wait-max") Duration eventWaitMax) {
    super(inbox, CHANNEL);
    this.projection = projection;
    this.eventWaitMax = eventWaitMax;
  }

  @Incoming(CHANNEL)
  void receive(ConsumerRecords<byte[], byte[]> polled) {
    consume(polled);
  }

  @Override
  protected Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    Map<AssetId, Optional<Activity>> reservations = reservations(projection.apply(tx, events));
    List<Activity> present = reservations.values().stream().flatMap(Optional::stream).toList();
    Set<BookingKey> bookings = present.stream().map(Activity::booking).collect(Collectors.toSet());
    Map<BookingKey, List<LastVendorEvent>> last = BookingStore.lock(tx, bookings);
    Set<UserId> users = new HashSet<>(ActivityStore.usersOfActivities(tx, reservations.keySet()));
    present.forEach(a -> users.add(a.user()));
    TripBatch batch = TripBatch.load(tx, users, reservations.keySet(), bookings);
    reservations.forEach((id, activity) -> fold(batch, id, activity));
    present.forEach(activity -> makeUpFor(batch.of(activity.user()), activity, last));
    return batch.store(Instant.now());
  }

  private static void fold(TripBatch batch, AssetId id, Optional<Activity> activity) {
    UserId owner = activity.map(Activity::user).orElse(null);
    batch.all().stream().filter(t -> !t.user().equals(owner)).forEach(t -> t.remove(id));
    activity.ifPresent(a -> batch.of(a.user()).register(a));
  }

  /**
   * What vendors reported before the reservation was registered; after the newest, older is stale.
   */
  private void makeUpFor(
      TripFold trip, Activity activity, Map<BookingKey, List<LastVendorEvent>> last) {
    last.getOrDefault(activity.booking(), List.of()).stream()
        .filter(e -> e.receivedAt().plus(eventWaitMax).isAfter(Instant.now()))
        .map(LastVendorEvent::event)
        .sorted(comparing((VendorEvent e) -> e.version().occurredAt()).reversed())
        .forEach(trip::apply);
  }

  /** The reservations among them; empty for those that are no longer to take place. */
  private static Map<AssetId, Optional<Activity>> reservations(List<AssetChange> changes) {
    return changes.stream()
        .filter(
            change -> change.now().isEmpty() || change.now().get().kind() == AssetKind.RESERVATION)
        .collect(Collectors.toMap(change -> new AssetId(change.assetId()), AssetIntake::activity));
  }

  private static Optional<Activity> activity(AssetChange change) {
    return change
        .now()
        .filter(ProjectedAsset::registered)
        .flatMap(asset ->
            change
                .event()
                .event()
                .flatMap(e -> ReservationMapper.activity(asset.assetId(), asset.userId(), e)));
  }
}
