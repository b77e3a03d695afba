package io.supportcenter.proactive.testing;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.TestTokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A phone that listens to its user's messages. */
public final class Inbox implements AutoCloseable {

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> ids = new CopyOnWriteArrayList<>();
  private final List<JsonPath> messages = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Void> listening;

  private Inbox(String user, String token, String lastEventId) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:"
                        + RestAssured.port
                        + "/v1/users/"
                        + user
                        + "/messages/stream"))
            .header("Authorization", "Bearer " + token)
            .header("Accept", "text/event-stream");
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    listening =
        client
            .sendAsync(request.build(), BodyHandlers.ofLines())
            .thenAccept(answer -> answer.body().forEach(this::line));
  }

  public static Inbox of(String user) {
    return withToken(user, TestTokens.of(user, Roles.USER));
  }

  public static Inbox after(String user, String lastEventId) {
    return new Inbox(user, TestTokens.of(user, Roles.USER), lastEventId);
  }

  public static Inbox withToken(String user, String token) {
    return new Inbox(user, token, null);
  }

  /** Whether the stream has ended as it should. */
  public boolean hasEnded() {
    return listening.isDone() && !listening.isCompletedExceptionally();
  }

  public List<String> ids() {
    return List.copyOf(ids);
  }

  public List<String> kinds() {
    return messages.stream().map(m -> m.getString("kind")).toList();
  }

  private void line(String line) {
    if (line.startsWith("id:")) {
      ids.add(line.substring(3).strip());
    } else if (line.startsWith("data:")) {
      messages.add(JsonPath.from(line.substring(5)));
    }
  }

  @Override
  public void close() {
    listening.cancel(true);
    client.shutdownNow();
  }
}
