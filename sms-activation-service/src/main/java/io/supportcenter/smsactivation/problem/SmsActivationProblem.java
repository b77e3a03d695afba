package io.supportcenter.smsactivation.problem;

import io.supportcenter.kit.rest.ProblemCode;

/** Why this service refuses a request. Payments have CAMARA's codes instead. */
public enum SmsActivationProblem implements ProblemCode {
  ACCOUNT_UNKNOWN(404),
  ACCOUNT_CLOSED(409),
  ACCOUNT_BLACKLISTED(409),
  ACCOUNT_NOT_ACTIVATED(409),
  BATCH_UNKNOWN(404),
  SHEET_HANDED_OUT(409),
  SHEET_USED(409),
  SHEET_VOIDED(409),
  CODE_SPACE_FULL(409),
  ISSUER_LIMIT(409),
  UNKNOWN_CURRENCY(422),
  GATEWAY_UNKNOWN(404),
  GATEWAY_INVALID(422);

  private final int status;

  SmsActivationProblem(int status) {
    this.status = status;
  }

  @Override
  public int status() {
    return status;
  }
}
