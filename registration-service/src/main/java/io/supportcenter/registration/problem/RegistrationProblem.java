package io.supportcenter.registration.problem;

import io.supportcenter.kit.rest.ProblemCode;

/** Why this service refuses a request. */
public enum RegistrationProblem implements ProblemCode {
  PARTNER_UNKNOWN(404),
  PARTNER_INVALID(422),
  PARTNER_KIND_FIXED(409),
  GTIN_PREFIX_TAKEN(409),
  OTHER_RETAILER(403),
  RECEIPT_INVALID(422),
  POSLOG_UNREADABLE(400),
  POSLOG_INVALID(422),
  RECEIPT_UNKNOWN(404),
  PROOF_MISSING(422),
  CONSENT_MISSING(409),
  IDENTITY_UNVERIFIED(422),
  SCAN_NEEDED(403),
  SERIAL_NOT_AWAITED(409),
  SCANS_USED_UP(409),
  NOTHING_TO_ASK(409),
  NOT_CONTRADICTED(409),
  CLAIM_UNKNOWN(422),
  CLAIM_UNFIT(422),
  CODE_UNREADABLE(422),
  CODE_OTHER_PRODUCT(422),
  USER_UNKNOWN(404),
  USER_ERASED(410),
  IDENTITY_TAKEN(409),
  IDENTITY_INVALID(422);

  private final int status;

  RegistrationProblem(int status) {
    this.status = status;
  }

  @Override
  public int status() {
    return status;
  }
}
