package io.supportcenter.smsactivation;

import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.events.AssetStatus;
import io.supportcenter.events.Device;
import io.supportcenter.events.DeviceRegistered;
import io.supportcenter.events.UserErased;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.kit.testing.Traces;
import io.supportcenter.kit.values.Sha256;
import io.supportcenter.schemas.Topics;
import io.supportcenter.smsactivation.testing.SmsCentre;
import io.supportcenter.smsactivation.testing.SmsParts;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Prepaid accounts belong to nobody that the support centre knows: cards name no user. */
@QuarkusTest
@WithTestResource(SmsParts.class)
class ErasureIT {

  @Inject SmsCentre centre;

  private final String user = Centre.newUser();
  private final String asset = UUID.randomUUID().toString();

  @Test
  void shouldForgetTheDevicesOfAnErasedUser() {
    centre.publish(Topics.ASSETS, asset, device());
    awaiting().until(() -> Traces.inTables(user).equals(List.of("asset_projection")));

    centre.erase(Topics.USERS, user);

    centre.awaitLast(Topics.ERASURES, Sha256.hex(user), UserErased.class);
    assertThat(Traces.inTables(user)).isEmpty();
  }

  private DeviceRegistered device() {
    return DeviceRegistered.newBuilder()
        .setAssetId(asset)
        .setVersion(1)
        .setUserId(user)
        .setRegistrationId(asset)
        .setOccurredAt(Instant.now())
        .setDevice(
            Device.newBuilder()
                .setStatus(AssetStatus.REGISTERED)
                .setManufacturer("Aurelia Audio")
                .setModel("AX-700")
                .setSerialNumber(asset)
                .setSerialConfirmed(true)
                .setProvenance(List.of())
                .build())
        .build();
  }
}
