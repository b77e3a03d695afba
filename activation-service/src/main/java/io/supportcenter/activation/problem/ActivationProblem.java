package io.supportcenter.activation.problem;

import io.supportcenter.kit.rest.ProblemCode;

/** Why this service refuses a request. */
public enum ActivationProblem implements ProblemCode {
  CURSOR_INVALID(400),
  PROVIDER_UNKNOWN(422),
  PROVIDER_IN_USE(409),
  NOT_WAITING_FOR_SUBSCRIPTION(409),
  PAST_POINT_OF_NO_RETURN(409),
  NOT_ACTIVE(409),
  NOT_AWAITING_DEVICE(409),
  PROVIDER_INVALID(422),
  REQUEST_INVALID(422),
  REQUEST_ID_REUSED(422),
  DEVICE_NOT_REGISTERED(422),
  NOT_OWNER(422),
  SERIAL_MISSING(422),
  DEVICE_STOLEN(422),
  ALREADY_REQUESTED(422),
  CREDENTIALS_NOT_GIVEN(422),
  SERVICE_NOT_SUPPORTED_ON_MODEL(422),
  SUBSCRIPTION_NOT_FOUND(422),
  CREDENTIALS_INVALID(422),
  CREDENTIALS_EXPIRED(422),
  PLAN_DEVICE_LIMIT(422),
  ALREADY_ACTIVE_ELSEWHERE(422),
  DEVICE_NOT_REACHED(422),
  PROVIDER_TIMEOUT(422),
  PROVIDER_ERROR(422);

  private final int status;

  ActivationProblem(int status) {
    this.status = status;
  }

  @Override
  public int status() {
    return status;
  }
}
