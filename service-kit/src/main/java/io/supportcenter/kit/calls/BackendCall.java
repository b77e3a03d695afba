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
 * @param request what the operation needs, as JSON; no secrets
 * @param dueAt absent for at once, by the database's clock: that of this process may be fast
 * @param traceParent W3C trace context of what caused it
 */
public record BackendCall(
    UUID id,
    String partner,
    String operation,
    String subject,
    String request,
    Instant dueAt,
    Optional<String> traceParent) {

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
        Ids.next(), partner, operation, subject, request, dueAt, Optional.empty());
  }

  /**
   * A row for a {@link io.supportcenter.kit.dispatch.Timer}: a time, and what is to be done then.
   */
  public static BackendCall timer(Instant dueAt, String operation, String subject, String request) {
    return at(dueAt, TIMER, operation, subject, request);
  }

  public BackendCall causedBy(Optional<String> cause) {
    return new BackendCall(id, partner, operation, subject, request, dueAt, cause);
  }
}
