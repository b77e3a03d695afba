package io.supportcenter.reactivation.problem;

import io.supportcenter.kit.rest.ProblemCode;

/** Why this service refuses a request. */
public enum ReactivationProblem implements ProblemCode {
  ACCOUNT_SYSTEM_UNKNOWN(404),
  ACCOUNT_UNKNOWN(409),
  ACCOUNT_VERSION_UNKNOWN(409),
  ACCOUNT_NOT_DEACTIVATED(409),
  REACTIVATION_OPEN(409),
  NO_OPEN_OFFER(409),
  OFFER_EXPIRED(409),
  PAYMENT_METHODS_TOO_MANY(409),
  POLICY_VERSION_FIXED(409),
  PAYMENT_METHOD_INVALID(422),
  PAYMENT_METHOD_NOT_DIFFERENT(422),
  PAYMENT_METHOD_NOT_ACCEPTED(422),
  POLICY_REFUSED(422),
  ACCOUNT_SYSTEM_INVALID(422);

  private final int status;

  ReactivationProblem(int status) {
    this.status = status;
  }

  @Override
  public int status() {
    return status;
  }
}
