package io.supportcenter.kit.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.quarkus.security.identity.SecurityIdentity;
import io.supportcenter.kit.rest.IdempotencyStore.Answer;
import io.supportcenter.kit.rest.IdempotencyStore.Key;
import io.supportcenter.kit.values.Text;
import io.supportcenter.kit.values.Uuids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what makes the current request the same as another, and what its answer was. */
@ApplicationScoped
public class IdempotentRequests {

  private static final String HEADER = "Idempotency-Key";
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

  /** Writes texts that mean the same as the same text; their letter case stays, except in UUIDs. */
  private static final class SameTexts extends JsonGeneratorDelegate {

    SameTexts(JsonGenerator json) {
      super(json, false);
    }

    @Override
    public void writeString(String text) throws IOException {
      super.writeString(text == null ? null : Uuids.canonical(Text.nfc(text)));
    }
  }

  private final ObjectMapper json;
  private final SecurityIdentity identity;
  private final Caller caller;
  private final Instance<SecretHash> secrets;
  @Context HttpHeaders headers;
  @Context UriInfo uri;

  IdempotentRequests(
      ObjectMapper json, SecurityIdentity identity, Caller caller, Instance<SecretHash> secrets) {
    this.json = json;
    this.secrets = secrets;
    this.identity = identity;
    this.caller = caller;
  }

  /**
   * The current request.
   *
   * @param sent its body, and what else of it the method takes
   * @throws ProblemException 400 without a key
   */
  public IdempotentRequest current(Object... sent) {
    String principal = identity.isAnonymous() ? "" : principal();
    return new IdempotentRequest(new Key(principal, key()), hash(sent), uri.getBaseUri());
  }

  /** A back end that works for several partners has keys with each of them. */
  private String principal() {
    String subject = caller.subject();
    return caller.partner().map(partner -> subject + "\n" + partner).orElse(subject);
  }

  /** The answer to a request, to be stored. */
  public Answer answer(IdempotentRequest request, Response answer) {
    Object entity = answer.getEntity();
    String body = entity == null || entity instanceof String ? (String) entity : text(entity);
    return new Answer(
        request.hash(),
        answer.getStatus(),
        Optional.ofNullable(body)
            .map(_ -> Objects.toString(answer.getMediaType(), "application/json")),
        Optional.ofNullable(answer.getHeaderString(HttpHeaders.LOCATION)),
        Optional.ofNullable(body));
  }

  private String key() {
    String key = headers.getHeaderString(HEADER);
    if (key == null || !KEY.matcher(key).matches()) {
      throw new ProblemException(
          CommonProblem.IDEMPOTENCY_KEY_MISSING,
          "the header Idempotency-Key is needed: 1 to 255 printable ASCII characters");
    }
    return key;
  }

  private byte[] hash(Object[] sent) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(uri.getPath().getBytes(StandardCharsets.UTF_8));
      ByteArrayOutputStream written = new ByteArrayOutputStream();
      try (JsonGenerator same = new SameTexts(json.createGenerator(written))) {
        writer().writeValue(same, sent);
      }
      return digest.digest(written.toByteArray());
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private ObjectWriter writer() {
    return secrets.isResolvable()
        ? json.writer().withAttribute(SecretHash.class, secrets.get())
        : json.writer();
  }

  private String text(Object entity) {
    try {
      return json.writeValueAsString(entity);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
