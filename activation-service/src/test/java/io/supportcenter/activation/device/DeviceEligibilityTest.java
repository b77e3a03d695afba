package io.supportcenter.activation.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.activation.device.DeviceEligibility.Unfit;
import io.supportcenter.activation.device.DeviceEligibility.Unfitness;
import io.supportcenter.kit.values.UserId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeviceEligibilityTest {

  private static final UserId ADA = new UserId("ada");
  private static final UserId BOB = new UserId("bob");

  @Test
  void shouldTellManufacturerModelAndSerialOfARegisteredDevice() {
    assertThat(DeviceEligibility.of(device(AssetStatus.REGISTERED, true), ADA))
        .isEqualTo(
            new DeviceEligibility.Activatable(new DeviceInformation("Aurelia", "AX-700", "AX70")));
  }

  @Test
  void shouldNotKnowWhatIsNotInTheAssetStore() {
    assertThat(DeviceEligibility.of(Optional.empty(), ADA))
        .isEqualTo(new DeviceEligibility.NotKnown());
  }

  @ParameterizedTest
  @EnumSource
  void shouldTellNothingElseOfSomebodyElsesDevice(AssetStatus status) {
    assertThat(DeviceEligibility.of(device(status, true), BOB))
        .isEqualTo(new Unfit(Unfitness.NOT_OWNER));
  }

  @Test
  void shouldNotActivateADeviceWhoseSerialTheManufacturerDidNotConfirm() {
    assertThat(DeviceEligibility.of(device(AssetStatus.REGISTERED, false), ADA))
        .isEqualTo(new Unfit(Unfitness.SERIAL_MISSING));
  }

  @Test
  void shouldNotTakeAReservationForADevice() {
    StoredAsset reservation =
        new StoredAsset(ADA, false, AssetStatus.REGISTERED, "", "", "", false);
    assertThat(DeviceEligibility.of(Optional.of(reservation), ADA))
        .isEqualTo(new Unfit(Unfitness.NOT_A_DEVICE));
  }

  @Test
  void shouldWaitWithWhatANewerProducerTells() {
    assertThat(DeviceEligibility.of(device(AssetStatus.UNKNOWN, true), ADA))
        .isEqualTo(new DeviceEligibility.Unclear());
  }

  private static Optional<StoredAsset> device(AssetStatus status, boolean confirmed) {
    return Optional.of(new StoredAsset(ADA, true, status, "Aurelia", "AX-700", "AX70", confirmed));
  }
}
