package io.supportcenter.activation.activation;

import io.supportcenter.activation.device.DeviceEligibility.Unfitness;

/** Why a service was not activated; the same in events, problem details and metrics. */
public enum ActivationReason {
  REQUEST_INVALID,
  REQUEST_ID_REUSED,
  DEVICE_NOT_REGISTERED,
  NOT_OWNER,
  SERIAL_MISSING,
  DEVICE_STOLEN,
  PROVIDER_UNKNOWN,
  ALREADY_REQUESTED,
  CREDENTIALS_NOT_GIVEN,
  SERVICE_NOT_SUPPORTED_ON_MODEL,
  SUBSCRIPTION_NOT_FOUND,
  CREDENTIALS_INVALID,
  CREDENTIALS_EXPIRED,
  PLAN_DEVICE_LIMIT,
  ALREADY_ACTIVE_ELSEWHERE,
  DEVICE_NOT_REACHED,
  PROVIDER_TIMEOUT,
  PROVIDER_ERROR;

  static ActivationReason of(Unfitness unfitness) {
    return switch (unfitness) {
      case NOT_A_DEVICE, RETURNED, WITHDRAWN -> DEVICE_NOT_REGISTERED;
      case NOT_OWNER, TRANSFERRED -> NOT_OWNER;
      case SERIAL_MISSING -> SERIAL_MISSING;
      case STOLEN -> DEVICE_STOLEN;
    };
  }
}
