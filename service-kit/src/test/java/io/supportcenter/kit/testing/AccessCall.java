package io.supportcenter.kit.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.supportcenter.kit.rest.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * One call of an endpoint, for {@link AccessMatrix}.
 *
 * @param method {@code WS} for a WebSocket
 * @param body JSON; empty for none. What is sent on a WebSocket once it is open, and answered
 * @param roles whom the endpoint admits
 * @param owner the user that it is about: role user reaches it with this subject only
 * @param partner the partner that it is about: a back end reaches it with this claim only
 * @param needsToken false when the endpoint has another way to authenticate, or none
 */
public record AccessCall(
    String method,
    String path,
    String body,
    Set<String> roles,
    Optional<String> owner,
    Optional<String> partner,
    boolean needsToken) {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration ANSWER_MAX = Duration.ofSeconds(20);

  /** Codes of "this role may not": the kit's, and CAMARA's. */
  private static final Set<String> DENIED = Set.of("FORBIDDEN", "PERMISSION_DENIED");

  /** How far a caller comes, the least first. */
  public enum Reach {
    /** 401, or no role that is admitted. */
    DENIED,
    /** As if it did not exist. */
    HIDDEN,
    LET_IN
  }

  /** What a caller gets. */
  public record Answer(int status, Reach reach, String body) {}

  AccessCall(String method, String path, String body) {
    this(method, path, body, Set.of(), Optional.empty(), Optional.empty(), true);
  }

  public AccessCall by(String... admitted) {
    return new AccessCall(method, path, body, Set.of(admitted), owner, partner, needsToken);
  }

  /** It is about what belongs to this user. */
  public AccessCall of(String user) {
    return new AccessCall(method, path, body, roles, Optional.of(user), partner, needsToken);
  }

  /** It is about what belongs to this partner. */
  public AccessCall ofPartner(String id) {
    return new AccessCall(method, path, body, roles, owner, Optional.of(id), needsToken);
  }

  public AccessCall withoutToken() {
    return new AccessCall(method, path, body, roles, owner, partner, false);
  }

  /** Nothing is hidden of what belongs to nobody: it may be missing. */
  boolean isOwned() {
    return owner.isPresent() || partner.isPresent();
  }

  boolean isSocket() {
    return method.equals("WS");
  }

  @Override
  public String toString() {
    return method + " " + path;
  }

  boolean isRead() {
    return method.equals("GET");
  }

  /** With a reason, which counts where staff needs one. */
  public Answer send(String token) {
    return send(token, "access matrix");
  }

  /**
   * @param token empty for none
   * @param reason empty for none
   */
  Answer send(String token, String reason) {
    Answer answer = isSocket() ? open(token) : request(token, reason);
    return answer.reach() == Reach.HIDDEN && !isOwned()
        ? new Answer(answer.status(), Reach.LET_IN, answer.body())
        : answer;
  }

  private Answer request(String token, String reason) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri("http"))
            .timeout(ANSWER_MAX)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .method(method, BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (!reason.isEmpty()) {
      request.header(Caller.REASON_HEADER, reason);
    }
    try {
      return answer(HTTP.send(request.build(), BodyHandlers.ofInputStream()));
    } catch (IOException e) {
      throw new UncheckedIOException(toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A stream of events does not end: that there is one will do. */
  private static Answer answer(HttpResponse<InputStream> response) throws IOException {
    boolean isEndless =
        response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
    try (InputStream content = response.body()) {
      String text = isEndless ? "" : new String(content.readAllBytes(), UTF_8);
      return new Answer(response.statusCode(), reach(response.statusCode(), text), text);
    }
  }

  private static Reach reach(int status, String body) {
    return switch (status) {
      case 401 -> Reach.DENIED;
      case 403 ->
          body.isEmpty() || DENIED.contains(JsonPath.from(body).getString("code"))
              ? Reach.DENIED
              : Reach.LET_IN;
      case 404 -> Reach.HIDDEN;
      default -> Reach.LET_IN;
    };
  }

  private Answer open(String token) {
    WebSocket.Builder builder = HTTP.newWebSocketBuilder();
    if (!token.isEmpty()) {
      builder.header("Authorization", "Bearer " + token);
    }
    Frames frames = new Frames();
    try {
      WebSocket socket = builder.buildAsync(uri("ws"), frames).join();
      socket.sendText(body, true).exceptionally(_ -> socket).join();
      Answer answer = frames.first.get(ANSWER_MAX.toSeconds(), TimeUnit.SECONDS);
      socket.abort();
      return answer;
    } catch (CompletionException e) {
      if (e.getCause() instanceof WebSocketHandshakeException refused) {
        int status = refused.getResponse().statusCode();
        return new Answer(status, reach(status, ""), "");
      }
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("no answer on " + this, e);
    }
  }

  private URI uri(String scheme) {
    return URI.create(scheme + "://localhost:" + RestAssured.port + path);
  }

  /** The first frame, or that the socket was closed instead: 4404 when it is about nothing. */
  private static final class Frames implements WebSocket.Listener {

    private final CompletableFuture<Answer> first = new CompletableFuture<>();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      first.complete(new Answer(101, Reach.LET_IN, ""));
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      first.complete(new Answer(status, status == 4404 ? Reach.HIDDEN : Reach.DENIED, ""));
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable fault) {
      first.completeExceptionally(fault);
    }
  }
}
