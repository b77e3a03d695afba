package io.supportcenter.kit.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.security.identity.SecurityIdentity;
import io.supportcenter.kit.rest.IdempotencyStore.Answer;
import io.supportcenter.kit.security.Caller;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Inside the transaction that the resource method runs in. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class IdempotencyInterceptor {

  private static final String HEADER = "Idempotency-Key";
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

  private final AgroalDataSource dataSource;
  private final ObjectMapper json;
  private final SecurityIdentity identity;
  private final Caller caller;
  @Context HttpHeaders headers;
  @Context UriInfo uri;

  IdempotencyInterceptor(
      AgroalDataSource dataSource, ObjectMapper json, SecurityIdentity identity, Caller caller) {
    this.dataSource = dataSource;
    this.json = json;
    this.identity = identity;
    this.caller = caller;
  }

  @AroundInvoke
  Object once(InvocationContext invocation) throws Exception {
    String key = key();
    byte[] request = requestHash(invocation);
    try (Connection tx = dataSource.getConnection()) {
      IdempotencyStore store = new IdempotencyStore(tx, principal(), key);
      if (!store.tryLock()) {
        throw new ProblemException(
            Status.CONFLICT, "IDEMPOTENCY_IN_FLIGHT", "a request with this key is still running");
      }
      Optional<Answer> stored = store.find();
      if (stored.isPresent()) {
        return replay(stored.get(), request);
      }
      Response answer = (Response) invocation.proceed();
      store.add(answer(request, answer));
      return answer;
    }
  }

  private String key() {
    String key = headers.getHeaderString(HEADER);
    if (key == null || !KEY.matcher(key).matches()) {
      throw new ProblemException(
          Status.BAD_REQUEST,
          "IDEMPOTENCY_KEY_MISSING",
          "the header Idempotency-Key is needed: 1 to 255 printable ASCII characters");
    }
    return key;
  }

  private String principal() {
    return identity.isAnonymous() ? "" : caller.subject();
  }

  private static Response replay(Answer stored, byte[] request) {
    if (!MessageDigest.isEqual(stored.requestHash(), request)) {
      throw new ProblemException(
          UnprocessableContent.STATUS,
          "IDEMPOTENCY_KEY_REUSED",
          "this key was used for another request");
    }
    Response.ResponseBuilder answer =
        Response.status(stored.status()).header("Idempotency-Replayed", "true");
    stored.contentType().ifPresent(answer::type);
    stored.location().ifPresent(location -> answer.header(HttpHeaders.LOCATION, location));
    stored.body().ifPresent(answer::entity);
    return answer.build();
  }

  private Answer answer(byte[] request, Response answer) throws JsonProcessingException {
    Object entity = answer.getEntity();
    String body =
        entity == null || entity instanceof String
            ? (String) entity
            : json.writeValueAsString(entity);
    return new Answer(
        request,
        answer.getStatus(),
        Optional.ofNullable(body)
            .map(_ -> Objects.toString(answer.getMediaType(), "application/json")),
        Optional.ofNullable(answer.getHeaderString(HttpHeaders.LOCATION)),
        Optional.ofNullable(body));
  }

  private byte[] requestHash(InvocationContext invocation)
      throws JsonProcessingException, NoSuchAlgorithmException {
    Object[] sent =
        Arrays.stream(invocation.getParameters())
            .filter(p -> !(p instanceof UriInfo || p instanceof SecurityContext))
            .toArray();
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(uri.getPath().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return digest.digest(json.writeValueAsBytes(sent));
  }
}
