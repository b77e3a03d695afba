package io.supportcenter.activation.activation;

import io.supportcenter.activation.device.DeviceEligibility.Unfitness;

/** Why a service that was active, or about to be, ended. */
public enum DeactivationReason {
  DEVICE_RETURNED,
  DEVICE_STOLEN,
  DEVICE_TRANSFERRED,
  DEVICE_WITHDRAWN,
  REQUESTED;

  static DeactivationReason of(Unfitness unfitness) {
    return switch (unfitness) {
      case RETURNED -> DEVICE_RETURNED;
      case STOLEN -> DEVICE_STOLEN;
      case NOT_OWNER, TRANSFERRED -> DEVICE_TRANSFERRED;
      case NOT_A_DEVICE, SERIAL_MISSING, WITHDRAWN -> DEVICE_WITHDRAWN;
    };
  }
}
