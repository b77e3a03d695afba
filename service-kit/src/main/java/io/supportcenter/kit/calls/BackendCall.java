package io.supportcenter.kit.calls;

import static java.util.Objects.requireNonNull;

import io.supportcenter.kit.Ids;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A call to a partner that is to be made, or a timer, as a durable row.
 *
 * @param id also the idempotency key, the same over all attempts
 * @param partner whose concurrency and circuit breaker count
 * @param operation name of the {@link io.supportcenter.kit.dispatch.BackendOperation} that makes it
 * @param subject id of the aggregate whose state waits for the answer
 * @param request what the operation needs, as JSON; secrets only when it is confidential
 * @param dueAt absent for at once, by the database's clock: that of this process may be fast
 * @param traceParent W3C trace context of what caused it
 * @param isConfidential whether the request is stored sealed
 */
public record BackendCall(
    UUID id,
    String partner,
    String operation,
    String subject,
    String request,
    Instant dueAt,
    Optional<String> traceParent,
    boolean isConfidential) {

  /** In place of a partner; ids of partners have no brackets. */
  private static final String TIMER = "(timer)";

  public BackendCall {
    requireNonNull(id);
    requireNonNull(partner);
    requireNonNull(operation);
    requireNonNull(subject);
    requireNonNull(request);
    requireNonNull(traceParent);
  }

  public static BackendCall now(String partner, String operation, String subject, String request) {
    return at(null, partner, operation, subject, request);
  }

  public static BackendCall at(
      Instant dueAt, String partner, String operation, String subject, String request) {
    return new BackendCall(
        Ids.next(), partner, operation, subject, request, dueAt, Optional.empty(), false);
  }

  /**
   * A row for a {@link io.supportcenter.kit.dispatch.Timer}: a time, and what is to be done then.
   */
  public static BackendCall timer(Instant dueAt, String operation, String subject, String request) {
    return at(dueAt, TIMER, operation, subject, request);
  }

  /** Its request is stored sealed. */
  public BackendCall confidential() {
    return new BackendCall(id, partner, operation, subject, request, dueAt, traceParent, true);
  }

  BackendCall withRequest(String opened) {
    return new BackendCall(
        id, partner, operation, subject, opened, dueAt, traceParent, isConfidential);
  }

  public BackendCall causedBy(Optional<String> cause) {
    return new BackendCall(id, partner, operation, subject, request, dueAt, cause, isConfidential);
  }

  /** Keeps the request out of logs. */
  @Override
  public String toString() {
    return "call %s (%s of %s)".formatted(id, operation, partner);
  }
}
