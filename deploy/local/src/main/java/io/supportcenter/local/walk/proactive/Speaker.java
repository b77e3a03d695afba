package io.supportcenter.local.walk.proactive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.local.partners.http.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** One side of a live session's WebSocket, opened as a browser opens it. */
final class Speaker implements AutoCloseable {

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
  private final WebSocket socket;

  Speaker(URI chat, String token) {
    String carrier =
        URLEncoder.encode(
                "quarkus-http-upgrade#Authorization#Bearer " + token, StandardCharsets.UTF_8)
            .replace("+", "%20");
    this.socket =
        client
            .newWebSocketBuilder()
            .subprotocols("bearer-token-carrier", carrier)
            .buildAsync(chat, new Frames())
            .join();
  }

  void say(String text) {
    send(Map.of("type", "text", "text", text));
  }

  void propose(String modificationId, String optionId, String text) {
    send(
        Map.of(
            "type",
            "proposal",
            "modificationId",
            modificationId,
            "optionId",
            optionId,
            "text",
            text));
  }

  boolean heard(String text) {
    return frames.stream().anyMatch(f -> f.at("/entry/text").asText().contains(text));
  }

  private void send(Map<String, String> frame) {
    try {
      socket.sendText(Json.MAPPER.writeValueAsString(frame), true).join();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    client.shutdownNow();
  }

  private final class Frames implements WebSocket.Listener {

    private final StringBuilder partial = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      partial.append(data);
      if (last) {
        take(partial.toString());
        partial.setLength(0);
      }
      from.request(1);
      return null;
    }

    private void take(String frame) {
      try {
        frames.add(Json.MAPPER.readTree(frame));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
