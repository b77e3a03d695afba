package io.supportcenter.local.walk.proactive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.local.partners.http.Json;
import io.supportcenter.local.walk.StepFailed;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The user's mobile device: listens to the stream of messages. */
final class Phone implements AutoCloseable {

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<JsonNode> messages = new CopyOnWriteArrayList<>();

  Phone(URI stream, String token) {
    HttpRequest request =
        HttpRequest.newBuilder(stream)
            .header("Authorization", "Bearer " + token)
            .header("Accept", "text/event-stream")
            .build();
    // Ends with the client. A message that does not arrive fails the step that waits for it.
    var _ =
        client
            .sendAsync(request, BodyHandlers.ofLines())
            .thenAccept(answer -> answer.body().forEach(this::line));
  }

  /** Whether a message of that kind is there, from that vendor, or from the support centre. */
  boolean has(String kind, String vendor) {
    return of(kind, vendor).findAny().isPresent();
  }

  JsonNode newest(String kind, String vendor) {
    return of(kind, vendor)
        .reduce((_, last) -> last)
        .orElseThrow(() -> new StepFailed("the phone did not receive " + kind));
  }

  private Stream<JsonNode> of(String kind, String vendor) {
    return messages.stream()
        .filter(m -> m.path("kind").asText().equals(kind))
        .filter(m -> m.path("onBehalfOf").asText().equals(vendor));
  }

  private void line(String line) {
    if (line.startsWith("data:")) {
      try {
        messages.add(Json.MAPPER.readTree(line.substring(5)));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
