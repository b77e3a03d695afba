package io.supportcenter.proactive.testing;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.supportcenter.kit.testing.TestTokens;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** One side of a session's WebSocket, as a browser opens it. */
public final class Talker implements AutoCloseable {

  private final List<String> frames = new CopyOnWriteArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final WebSocket socket;

  private Talker(String token, String session) {
    String carrier =
        URLEncoder.encode(
                "quarkus-http-upgrade#Authorization#Bearer " + token, StandardCharsets.UTF_8)
            .replace("+", "%20");
    this.socket =
        client
            .newWebSocketBuilder()
            .subprotocols("bearer-token-carrier", carrier)
            .buildAsync(
                URI.create(
                    "ws://127.0.0.1:"
                        + RestAssured.port
                        + "/v1/live-sessions/"
                        + session
                        + "/chat"),
                new Frames())
            .join();
  }

  public static Talker in(String session, String subject, String... roles) {
    return withToken(session, TestTokens.of(subject, roles));
  }

  public static Talker withToken(String session, String token) {
    return new Talker(token, session);
  }

  public void send(String frame) {
    socket.sendText(frame, true).join();
  }

  public void say(String text) {
    send("{\"type\": \"text\", \"text\": \"" + text + "\"}");
  }

  /** A new token for the same socket. */
  public void renew(String token) {
    send("{\"type\": \"token\", \"token\": \"" + token + "\"}");
  }

  /** Whether the other side has closed the socket. */
  public boolean isClosed() {
    return socket.isInputClosed();
  }

  /** Values of that path in the frames of that type, in order. */
  public List<String> heard(String type, String path) {
    return frames.stream()
        .map(JsonPath::from)
        .filter(json -> type.equals(json.getString("type")))
        .map(json -> json.getString(path))
        .toList();
  }

  @Override
  public void close() {
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").exceptionally(_ -> socket).join();
    client.close();
  }

  private final class Frames implements WebSocket.Listener {

    private final StringBuilder partial = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      partial.append(data);
      if (last) {
        frames.add(partial.toString());
        partial.setLength(0);
      }
      from.request(1);
      return null;
    }
  }
}
