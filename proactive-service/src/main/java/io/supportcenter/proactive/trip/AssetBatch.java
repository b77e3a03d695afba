package io.supportcenter.proactive.trip;

import io.supportcenter.events.AssetWithdrawn;
import io.supportcenter.events.Reservation;
import io.supportcenter.events.ReservationChanged;
import io.supportcenter.events.ReservationRegistered;
import io.supportcenter.kit.assets.AssetChange;
import io.supportcenter.kit.assets.AssetProjection;
import io.supportcenter.kit.assets.ProjectedAsset;
import io.supportcenter.kit.assets.ProjectedAsset.AssetKind;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.activity.ActivityId;
import io.supportcenter.proactive.activity.BookingKey;
import io.supportcenter.proactive.activity.ReservationMapper;
import io.supportcenter.proactive.activity.UserId;
import io.supportcenter.proactive.trip.BookingStore.Heard;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps the projection of the asset store, and the trips of those whose reservations changed. What
 * a vendor told of a reservation before it was registered is made up for.
 */
@ApplicationScoped
class AssetBatch {

  private final AssetProjection projection;
  private final Duration eventWaitMax;

  AssetBatch(
      AssetProjection projection,
      @ConfigProperty(name = "proactive.vendor-event.wait-max") Duration eventWaitMax) {
    this.projection = projection;
    this.eventWaitMax = eventWaitMax;
  }

  Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    Map<String, Optional<Activity>> reservations = reservations(projection.apply(tx, events));
    if (reservations.isEmpty()) {
      return Effects.NONE;
    }
    List<Activity> present = reservations.values().stream().flatMap(Optional::stream).toList();
    Set<BookingKey> bookings = present.stream().map(Activity::booking).collect(Collectors.toSet());
    Map<BookingKey, Optional<Heard>> heard = BookingStore.lock(tx, bookings);
    Set<UserId> users = new HashSet<>(ActivityStore.usersOfActivities(tx, reservations.keySet()));
    present.forEach(a -> users.add(a.user()));
    TripBatch batch =
        TripBatch.load(
            tx, users, bookings.stream().map(BookingKey::vendorId).collect(Collectors.toSet()));
    reservations.forEach((id, activity) -> fold(batch, new ActivityId(id), activity, heard));
    return batch.store(Instant.now());
  }

  private void fold(
      TripBatch batch,
      ActivityId id,
      Optional<Activity> activity,
      Map<BookingKey, Optional<Heard>> heard) {
    UserId owner = activity.map(Activity::user).orElse(null);
    batch.all().stream().filter(t -> !t.user().equals(owner)).forEach(t -> t.remove(id));
    activity.ifPresent(a -> {
      TripFold trip = batch.of(a.user());
      trip.register(a);
      heard.get(a.booking()).filter(this::isAwaited).ifPresent(h -> trip.apply(h.event()));
    });
  }

  private boolean isAwaited(Heard heard) {
    return heard.receivedAt().plus(eventWaitMax).isAfter(Instant.now());
  }

  /** The reservations among them; empty for those that are no longer to take place. */
  private static Map<String, Optional<Activity>> reservations(List<AssetChange> changes) {
    Map<String, Optional<Activity>> reservations = new HashMap<>();
    for (AssetChange change : changes) {
      if (change.now().isEmpty()) {
        reservations.put(change.assetId(), Optional.empty());
      } else if (change.now().get().kind() == AssetKind.RESERVATION) {
        reservations.put(change.assetId(), activity(change, change.now().get()));
      }
    }
    return reservations;
  }

  private static Optional<Activity> activity(AssetChange change, ProjectedAsset asset) {
    return asset.registered()
        ? reservation(change)
            .map(r -> ReservationMapper.activity(asset.assetId(), asset.userId(), r))
        : Optional.empty();
  }

  private static Optional<Reservation> reservation(AssetChange change) {
    return change
        .event()
        .event()
        .flatMap(event ->
            switch (event) {
              case ReservationRegistered e -> Optional.of(e.getReservation());
              case ReservationChanged e -> Optional.of(e.getReservation());
              case AssetWithdrawn e -> Optional.ofNullable(e.getReservation());
              default -> Optional.empty();
            });
  }
}
