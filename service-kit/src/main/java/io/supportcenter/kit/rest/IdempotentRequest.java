package io.supportcenter.kit.rest;

import io.supportcenter.kit.rest.IdempotencyStore.Answer;
import io.supportcenter.kit.rest.IdempotencyStore.Key;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.net.URI;
import java.security.MessageDigest;

/**
 * What makes a request the same as another: whose it is, its key, and what was sent.
 *
 * @param hash SHA-256 of what was sent
 * @param base what locations are relative to
 */
public record IdempotentRequest(Key key, byte[] hash, URI base) {

  /** The answer to tell, when the work was done for this request. */
  public Response first(Answer answer) {
    return response(answer).build();
  }

  /**
   * The answer to tell again.
   *
   * @throws ProblemException 422 when it was the answer to another request
   */
  public Response replay(Answer stored) {
    if (!MessageDigest.isEqual(stored.requestHash(), hash)) {
      throw new ProblemException(
          CommonProblem.IDEMPOTENCY_KEY_REUSED, "this key was used for another request");
    }
    return response(stored).header("Idempotency-Replayed", "true").build();
  }

  public static ProblemException inFlight() {
    return new ProblemException(
        CommonProblem.IDEMPOTENCY_IN_FLIGHT, "a request with this key is still running");
  }

  private ResponseBuilder response(Answer answer) {
    ResponseBuilder response = Response.status(answer.status());
    answer.contentType().ifPresent(response::type);
    answer
        .location()
        .ifPresent(location -> response.header(HttpHeaders.LOCATION, base.resolve(location)));
    answer.body().ifPresent(response::entity);
    return response;
  }
}
