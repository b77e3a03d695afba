package io.supportcenter.activation.device;

import io.supportcenter.kit.values.UserId;
import java.util.Optional;

/** Whether a user's device may have services, as the asset store has it now. */
public sealed interface DeviceEligibility {

  /** The user owns it, and its manufacturer confirmed the serial number. */
  record Activatable(DeviceInformation device) implements DeviceEligibility {}

  /** Not in the asset store: not yet, or no longer. */
  record NotKnown() implements DeviceEligibility {}

  /** The asset store has a status that this build does not know yet. */
  record Unclear() implements DeviceEligibility {}

  record Unfit(Unfitness unfitness) implements DeviceEligibility {}

  /** Why a device may have no services. */
  enum Unfitness {
    NOT_A_DEVICE,
    NOT_OWNER,
    SERIAL_MISSING,
    STOLEN,
    RETURNED,
    TRANSFERRED,
    WITHDRAWN
  }

  /** Ownership comes first: nobody learns anything else about a device that is not theirs. */
  static DeviceEligibility of(Optional<StoredAsset> asset, UserId user) {
    if (asset.isEmpty()) {
      return new NotKnown();
    }
    StoredAsset stored = asset.get();
    if (!stored.owner().equals(user)) {
      return new Unfit(Unfitness.NOT_OWNER);
    }
    return stored.isDevice() ? ofOwned(stored) : new Unfit(Unfitness.NOT_A_DEVICE);
  }

  private static DeviceEligibility ofOwned(StoredAsset device) {
    return switch (device.status()) {
      case REGISTERED -> ofRegistered(device);
      case UNKNOWN -> new Unclear();
      case TRANSFERRED -> new Unfit(Unfitness.TRANSFERRED);
      case RETURNED -> new Unfit(Unfitness.RETURNED);
      case STOLEN -> new Unfit(Unfitness.STOLEN);
      case WITHDRAWN, END_OF_LIFE -> new Unfit(Unfitness.WITHDRAWN);
    };
  }

  private static DeviceEligibility ofRegistered(StoredAsset device) {
    return device.serialConfirmed()
        ? new Activatable(
            new DeviceInformation(device.manufacturer(), device.model(), device.serialNumber()))
        : new Unfit(Unfitness.SERIAL_MISSING);
  }
}
