package io.supportcenter.local.walk;

import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.local.partners.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Calls services as a back end or an app would. */
public final class WalkHttp implements AutoCloseable {

  private static final Duration ANSWER_MAX = Duration.ofSeconds(20);

  private final HttpClient client = HttpClient.newHttpClient();

  WalkHttp() {}

  /** An answer's status and text. */
  public record Answer(int status, String text) {

    /** The text as JSON. */
    public JsonNode json() throws IOException {
      return Json.MAPPER.readTree(text);
    }

    /** This answer, when its status is that one. */
    public Answer expect(int expected) {
      if (status != expected) {
        throw new StepFailed("expected status " + expected + ", got " + status + ": " + text);
      }
      return this;
    }
  }

  public Answer get(URI uri, String token) throws IOException, InterruptedException {
    return send(request(uri, token).GET());
  }

  /**
   * @param headers further ones, such as {@code Idempotency-Key}
   */
  public Answer post(
      URI uri, String token, String contentType, String body, Map<String, String> headers)
      throws IOException, InterruptedException {
    return send(withBody("POST", uri, token, contentType, body, headers));
  }

  public Answer put(URI uri, String token, String contentType, String body)
      throws IOException, InterruptedException {
    return send(withBody("PUT", uri, token, contentType, body, Map.of()));
  }

  private static HttpRequest.Builder withBody(
      String method,
      URI uri,
      String token,
      String contentType,
      String body,
      Map<String, String> headers) {
    HttpRequest.Builder request =
        request(uri, token)
            .header("Content-Type", contentType)
            .method(method, BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return request;
  }

  private static HttpRequest.Builder request(URI uri, String token) {
    return HttpRequest.newBuilder(uri)
        .timeout(ANSWER_MAX)
        .header("Authorization", "Bearer " + token);
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
    return new Answer(response.statusCode(), response.body());
  }

  @Override
  public void close() {
    client.close();
  }
}
