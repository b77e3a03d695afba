package io.supportcenter.local.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;

/**
 * A service or simulator as one caller sees it.
 *
 * @param base address that paths are added to
 * @param token says who calls
 */
public record ServiceClient(HttpClient http, URI base, String token) {

  private static final Duration ANSWER_MAX = Duration.ofSeconds(20);

  /** Why an operator or supervisor looks at what belongs to a user. */
  private static final String REASON = "local stack";

  private static final String JSON = "application/json";

  public Answer get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  public Answer put(String path, String json) throws IOException, InterruptedException {
    return send("PUT", path, JSON, json);
  }

  /** A command under an idempotency key of its own. */
  public Answer post(String path, String json) throws IOException, InterruptedException {
    return send("POST", path, JSON, json);
  }

  public Answer send(String method, String path, String contentType, String body)
      throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", contentType)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .method(method, BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(ANSWER_MAX)
        .header("Authorization", "Bearer " + token)
        .header("X-Access-Reason", REASON);
  }

  private Answer send(HttpRequest.Builder builder) throws IOException, InterruptedException {
    HttpRequest request = builder.build();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    return new Answer(
        request.method() + " " + request.uri(), response.statusCode(), response.body());
  }
}
