package io.supportcenter.activation.testing;

import io.supportcenter.events.AssetStatus;
import io.supportcenter.events.AssetWithdrawn;
import io.supportcenter.events.Device;
import io.supportcenter.events.DeviceRegistered;
import io.supportcenter.events.WithdrawalReason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A device as registration-service publishes it. */
public record Devices(String assetId, String model, String serialNumber) {

  public static Devices newDevice() {
    return newDevice("AX-700");
  }

  public static Devices newDevice(String model) {
    UUID id = UUID.randomUUID();
    return new Devices(id.toString(), model, "AX-" + id);
  }

  public DeviceRegistered registered(String user, long version) {
    return registered(user, version, true);
  }

  public DeviceRegistered registered(String user, long version, boolean serialConfirmed) {
    return DeviceRegistered.newBuilder()
        .setAssetId(assetId)
        .setVersion(version)
        .setUserId(user)
        .setRegistrationId(assetId)
        .setOccurredAt(Instant.now())
        .setDevice(device(AssetStatus.REGISTERED, serialConfirmed))
        .build();
  }

  public AssetWithdrawn withdrawn(String user, long version, AssetStatus status) {
    return AssetWithdrawn.newBuilder()
        .setAssetId(assetId)
        .setVersion(version)
        .setUserId(user)
        .setReason(WithdrawalReason.valueOf(status.name()))
        .setOccurredAt(Instant.now())
        .setDevice(device(status, true))
        .build();
  }

  private Device device(AssetStatus status, boolean serialConfirmed) {
    return Device.newBuilder()
        .setStatus(status)
        .setManufacturer("Aurelia Audio")
        .setModel(model)
        .setSerialNumber(serialNumber)
        .setSerialConfirmed(serialConfirmed)
        .setProvenance(List.of())
        .build();
  }
}
