package io.supportcenter.kit.assets;

import io.supportcenter.events.AssetStatus;
import io.supportcenter.events.AssetWithdrawn;
import io.supportcenter.events.Device;
import io.supportcenter.events.DeviceRegistered;
import io.supportcenter.events.Reservation;
import io.supportcenter.events.ReservationChanged;
import io.supportcenter.events.ReservationRegistered;
import io.supportcenter.kit.assets.ProjectedAsset.AssetKind;
import io.supportcenter.kit.events.InboundEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * Keeps a service's copy of the user asset store up to date. Every event carries the asset's whole
 * state and version, so the newest one of a batch is enough, and one that is not newer than what is
 * stored changes nothing.
 */
@ApplicationScoped
public class AssetProjection {

  /**
   * Applies events of {@code assets.v1}; called from the service's handler of that channel, in its
   * transaction.
   *
   * @return what changed, at most one entry per asset, in the order of the events
   */
  public List<AssetChange> apply(Connection tx, List<InboundEvent> events) throws SQLException {
    NewestStates<InboundEvent> newest = new NewestStates<>();
    events.forEach(event ->
        newest.add(
            event.key(), event.event().map(AssetProjection::assetOf), event.timestamp(), event));
    Map<String, Optional<ProjectedAsset>> states = newest.assets();
    Set<String> changed = AssetProjectionStore.LIVE.store(tx, states);
    return states.keySet().stream()
        .filter(changed::contains)
        .map(id -> new AssetChange(id, states.get(id), newest.from(id)))
        .toList();
  }

  /** Those of these assets that are known. */
  public List<ProjectedAsset> find(Connection tx, List<String> assetIds) throws SQLException {
    return AssetProjectionStore.LIVE.find(tx, assetIds);
  }

  private static ProjectedAsset assetOf(SpecificRecord event) {
    return asset(event)
        .orElseThrow(() ->
            new IllegalStateException(
                event.getSchema().getFullName() + " is not an event of the asset store"));
  }

  /** Empty for what is not an event of the asset store. */
  static Optional<ProjectedAsset> asset(SpecificRecord event) {
    return switch (event) {
      case DeviceRegistered e ->
          Optional.of(device(e.getAssetId(), e.getVersion(), e.getUserId(), e.getDevice()));
      case AssetWithdrawn e when e.getDevice() != null ->
          Optional.of(device(e.getAssetId(), e.getVersion(), e.getUserId(), e.getDevice()));
      case ReservationRegistered e ->
          Optional.of(
              reservation(e.getAssetId(), e.getVersion(), e.getUserId(), e.getReservation()));
      case ReservationChanged e ->
          Optional.of(
              reservation(e.getAssetId(), e.getVersion(), e.getUserId(), e.getReservation()));
      case AssetWithdrawn e when e.getReservation() != null ->
          Optional.of(
              reservation(e.getAssetId(), e.getVersion(), e.getUserId(), e.getReservation()));
      default -> Optional.empty();
    };
  }

  private static ProjectedAsset device(String id, long version, String userId, Device device) {
    return new ProjectedAsset(
        id,
        version,
        userId,
        AssetKind.DEVICE,
        device.getStatus().name(),
        device.getManufacturer(),
        device.getModel(),
        device.getSerialNumber(),
        device.getSerialConfirmed());
  }

  private static ProjectedAsset reservation(
      String id, long version, String userId, Reservation reservation) {
    String status =
        switch (reservation.getStatus()) {
          case CONFIRMED -> AssetStatus.REGISTERED.name();
          case CANCELLED, WITHDRAWN -> AssetStatus.WITHDRAWN.name();
          case UNKNOWN -> AssetStatus.UNKNOWN.name();
        };
    return new ProjectedAsset(
        id, version, userId, AssetKind.RESERVATION, status, "", "", "", false);
  }
}
