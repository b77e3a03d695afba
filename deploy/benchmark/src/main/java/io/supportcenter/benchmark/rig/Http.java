package io.supportcenter.benchmark.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;

/** What is asked of services and partners before and after a measurement. */
final class Http implements AutoCloseable {

  private static final Duration ANSWER_MAX = Duration.ofMinutes(2);

  private final HttpClient client = HttpClient.newHttpClient();

  boolean isReady(URI url) {
    try {
      return send(HttpRequest.newBuilder(url)).statusCode() == 200;
    } catch (UncheckedIOException _) {
      return false;
    }
  }

  /**
   * @param token empty for none
   * @param json empty for no body
   * @return the answer's body
   * @throws IllegalStateException when the answer is not 2xx
   */
  String send(String method, URI url, String token, String json) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .method(method, BodyPublishers.ofString(json))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString());
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<String> answer = send(request);
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(
          "%s %s answered %d: %s".formatted(method, url, answer.statusCode(), answer.body()));
    }
    return answer.body();
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.timeout(ANSWER_MAX).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
