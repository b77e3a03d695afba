package io.supportcenter.smsactivation.charge.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.supportcenter.kit.rest.Problem;
import io.supportcenter.kit.rest.Problem.FieldProblem;
import io.supportcenter.smsactivation.charge.Charge;
import io.supportcenter.smsactivation.charge.DenialReason;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A problem (RFC 9457) that is also CAMARA's ErrorInfo: status, code and message.
 *
 * @param denialReason why the account is not charged, the same as in events
 * @param paymentId of the payment that was denied
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record PaymentProblem(
    String type,
    String title,
    int status,
    String detail,
    String code,
    String message,
    List<FieldProblem> errors,
    DenialReason denialReason,
    UUID paymentId) {

  static final String INVALID_ARGUMENT = "INVALID_ARGUMENT";

  static PaymentProblem of(Problem problem) {
    return of(problem, null, null);
  }

  static Response invalid(String detail, List<FieldProblem> errors) {
    return response(of(Problem.of(Status.BAD_REQUEST, INVALID_ARGUMENT, detail, errors)));
  }

  /**
   * Nothing is stored of the payment, which may be sent again.
   *
   * @param until the merchant is locked out
   */
  static Response lockedOut(Instant until) {
    long seconds = Math.max(1, Duration.between(Instant.now(), until).toSeconds() + 1);
    return Response.fromResponse(
            response(
                of(
                    problem(
                        Status.TOO_MANY_REQUESTS,
                        "TOO_MANY_REQUESTS",
                        "too many of your payments named accounts that do not exist"))))
        .header(HttpHeaders.RETRY_AFTER, seconds)
        .build();
  }

  static Response denied(Charge charge, DenialReason reason) {
    Problem problem =
        switch (reason) {
          case UNKNOWN_ACCOUNT ->
              problem(Status.NOT_FOUND, "IDENTIFIER_NOT_FOUND", "no account has this accountId");
          case CURRENCY_MISMATCH ->
              problem(Status.BAD_REQUEST, INVALID_ARGUMENT, "the account has a different currency");
          case INVALID_AMOUNT, INVALID_REQUEST ->
              problem(Status.BAD_REQUEST, INVALID_ARGUMENT, "the payment is invalid");
          case BLACKLISTED,
              CLOSED,
              EXPIRED,
              INSUFFICIENT_FUNDS,
              LIMIT_AMOUNT,
              LIMIT_COUNT,
              DEVICE_NOT_REGISTERED ->
              problem(
                  Status.FORBIDDEN,
                  "CARRIER_BILLING.PAYMENT_DENIED",
                  "the account is not charged: " + reason);
        };
    return response(of(problem, reason, charge.id()));
  }

  private static Problem problem(Status status, String code, String detail) {
    return Problem.of(status, code, detail, List.of());
  }

  private static PaymentProblem of(Problem problem, DenialReason reason, UUID paymentId) {
    return new PaymentProblem(
        problem.type(),
        problem.title(),
        problem.status(),
        problem.detail(),
        camaraCode(problem.code()),
        problem.detail(),
        problem.errors(),
        reason,
        paymentId);
  }

  private static String camaraCode(String code) {
    return switch (code) {
      case "VALIDATION", "UNKNOWN_FIELD", "MALFORMED_BODY", "BAD_REQUEST" -> INVALID_ARGUMENT;
      case "FORBIDDEN" -> "PERMISSION_DENIED";
      default -> code;
    };
  }

  private static Response response(PaymentProblem problem) {
    return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem).build();
  }
}
