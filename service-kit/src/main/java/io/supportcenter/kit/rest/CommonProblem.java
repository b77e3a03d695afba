package io.supportcenter.kit.rest;

/** Problems that every service answers with. */
public enum CommonProblem implements ProblemCode {
  BAD_REQUEST(400),
  VALIDATION(400),
  MALFORMED_BODY(400),
  UNKNOWN_FIELD(400),
  IDEMPOTENCY_KEY_MISSING(400),
  UNAUTHENTICATED(401),
  FORBIDDEN(403),
  ACCESS_REASON_REQUIRED(403),
  NOT_FOUND(404),
  PARKED_RECORD_UNKNOWN(404),
  QUARANTINED_EVENT_UNKNOWN(404),
  METHOD_NOT_ALLOWED(405),
  NOT_ACCEPTABLE(406),
  IDEMPOTENCY_IN_FLIGHT(409),
  REBUILD_RUNNING(409),
  REQUEST_ENTITY_TOO_LARGE(413),
  REQUEST_URI_TOO_LONG(414),
  UNSUPPORTED_MEDIA_TYPE(415),
  IDEMPOTENCY_KEY_REUSED(422),
  TOO_MANY_REQUESTS(429),
  INTERNAL(500),
  UNAVAILABLE(503);

  private final int status;

  CommonProblem(int status) {
    this.status = status;
  }

  @Override
  public int status() {
    return status;
  }
}
