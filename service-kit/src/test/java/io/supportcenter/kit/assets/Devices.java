package io.supportcenter.kit.assets;

import io.supportcenter.events.AssetStatus;
import io.supportcenter.events.Device;
import io.supportcenter.events.DeviceRegistered;
import java.time.Instant;
import java.util.List;

/** Devices in the user asset store. */
public final class Devices {

  private Devices() {}

  static DeviceRegistered registered(String assetId, long version, String serialNumber) {
    return registered(assetId, "user-1", version, serialNumber);
  }

  public static DeviceRegistered registered(
      String assetId, String user, long version, String serialNumber) {
    return DeviceRegistered.newBuilder()
        .setAssetId(assetId)
        .setVersion(version)
        .setUserId(user)
        .setRegistrationId(assetId)
        .setOccurredAt(Instant.now())
        .setDevice(
            Device.newBuilder()
                .setStatus(AssetStatus.REGISTERED)
                .setManufacturer("Aurelia Audio")
                .setModel("AX-700")
                .setSerialNumber(serialNumber)
                .setSerialConfirmed(true)
                .setProvenance(List.of())
                .build())
        .build();
  }
}
