package io.supportcenter.benchmark.assets;

import io.supportcenter.benchmark.rig.Publisher;
import io.supportcenter.benchmark.rig.Rig;
import io.supportcenter.events.AssetStatus;
import io.supportcenter.events.Device;
import io.supportcenter.events.DeviceRegistered;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Registered devices, as they are in a compacted topic. */
final class Assets {

  private static final int DEVICES_PER_USER = 5;

  private Assets() {}

  static String publish(Rig rig, String name, int count) {
    String topic = rig.compactedTopic(name, Rig.PARTITIONS);
    Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    try (Publisher publisher = new Publisher(rig, 20)) {
      for (int n = 0; n < count; n++) {
        DeviceRegistered event = device(n, at);
        publisher.send(topic, event.getAssetId(), rig.codec().encode(topic, event));
      }
      publisher.flush();
    }
    return topic;
  }

  private static DeviceRegistered device(int n, Instant at) {
    return DeviceRegistered.newBuilder()
        .setAssetId("asset-%08d".formatted(n))
        .setVersion(1)
        .setUserId("user-%08d".formatted(n / DEVICES_PER_USER))
        .setRegistrationId("registration-%08d".formatted(n))
        .setOccurredAt(at)
        .setDevice(
            Device.newBuilder()
                .setStatus(AssetStatus.REGISTERED)
                .setManufacturer("aurelia-audio")
                .setModel("AX-700")
                .setModelName("AX-700 soundbar")
                .setSerialNumber("AX70%06d".formatted(n))
                .setSerialConfirmed(true)
                .build())
        .build();
  }
}
