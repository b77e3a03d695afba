package io.supportcenter.kit.calls;

import static java.util.Objects.requireNonNull;

import io.supportcenter.kit.Ids;
import io.supportcenter.kit.dispatch.BackendOperation;
import java.time.Instant;
import java.util.UUID;

/**
 * A call to a partner that is to be made, as a durable row.
 *
 * @param id also the idempotency key, the same over all attempts
 * @param partner whose concurrency and circuit breaker count
 * @param operation name of the {@link BackendOperation} that makes it
 * @param subject id of the aggregate whose state waits for the answer
 * @param request what the operation needs, as JSON; no secrets
 */
public record BackendCall(
    UUID id, String partner, String operation, String subject, String request, Instant dueAt) {

  public BackendCall {
    requireNonNull(id);
    requireNonNull(partner);
    requireNonNull(operation);
    requireNonNull(subject);
    requireNonNull(request);
    requireNonNull(dueAt);
  }

  public static BackendCall now(String partner, String operation, String subject, String request) {
    return new BackendCall(Ids.next(), partner, operation, subject, request, Instant.now());
  }

  public static BackendCall at(
      Instant dueAt, String partner, String operation, String subject, String request) {
    return new BackendCall(Ids.next(), partner, operation, subject, request, dueAt);
  }
}
