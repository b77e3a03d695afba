package io.supportcenter.activation.activation.store;

import io.supportcenter.activation.activation.ServiceOrder;
import io.supportcenter.activation.device.AssetStatus;
import io.supportcenter.activation.device.DeviceEligibility;
import io.supportcenter.activation.device.StoredAsset;
import io.supportcenter.kit.assets.AssetProjection;
import io.supportcenter.kit.assets.ProjectedAsset;
import io.supportcenter.kit.assets.ProjectedAsset.AssetKind;
import io.supportcenter.kit.values.AssetId;
import io.supportcenter.kit.values.UserId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Devices in the projection of the asset store, read once for many activations. */
public final class DeviceEligibilities {

  private final Map<String, ProjectedAsset> assets;

  private DeviceEligibilities(Map<String, ProjectedAsset> assets) {
    this.assets = assets;
  }

  static DeviceEligibilities read(
      Connection tx, AssetProjection projection, Collection<AssetId> assets) throws SQLException {
    return new DeviceEligibilities(
        projection.find(tx, assets.stream().map(AssetId::value).distinct().toList()).stream()
            .collect(Collectors.toMap(ProjectedAsset::assetId, Function.identity())));
  }

  DeviceEligibility of(ServiceOrder order) {
    return DeviceEligibility.of(
        Optional.ofNullable(assets.get(order.asset().value())).map(DeviceEligibilities::stored),
        order.user());
  }

  private static StoredAsset stored(ProjectedAsset asset) {
    return new StoredAsset(
        new UserId(asset.userId()),
        asset.kind() == AssetKind.DEVICE,
        AssetStatus.of(asset.status()),
        asset.manufacturer(),
        asset.model(),
        asset.serialNumber(),
        asset.serialConfirmed());
  }
}
