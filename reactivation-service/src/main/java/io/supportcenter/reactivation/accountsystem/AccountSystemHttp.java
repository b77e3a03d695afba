package io.supportcenter.reactivation.accountsystem;

import io.supportcenter.kit.calls.CallOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Speaks to account systems over HTTP. Only a request that surely had no effect is retryable; where
 * the answer was lost, or tells of a fault in the middle, the outcome is unknown.
 */
@ApplicationScoped
class AccountSystemHttp {

  private static final int RETRY_AFTER_SECONDS_MAX = 86_400;

  /** What an answer means. */
  @FunctionalInterface
  interface Understanding {
    CallOutcome of(HttpAnswer answer) throws UnfitAnswer;
  }

  private final Endpoints endpoints;
  private final AccountSystemsConfig config;
  private final HttpClient http;

  AccountSystemHttp(Endpoints endpoints, AccountSystemsConfig config) {
    this.endpoints = endpoints;
    this.config = config;
    http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(config.connectTimeout())
            .build();
  }

  /** Asks what became of the order. */
  CallOutcome get(Order order, Understanding understanding) {
    return call(order, HttpRequest.newBuilder().GET(), understanding);
  }

  /** Places the order. */
  CallOutcome put(Order order, Understanding understanding) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder()
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(order.body()));
    return call(order, request, understanding);
  }

  private CallOutcome call(Order order, HttpRequest.Builder request, Understanding understanding) {
    Optional<Endpoint> endpoint = endpoints.find(order.accountSystem());
    if (endpoint.isEmpty()) {
      return retryable("no account system " + order.accountSystem() + " in the directory");
    }
    try {
      return outcome(send(addressed(request, endpoint.get(), order)), understanding);
    } catch (ConnectException | HttpConnectTimeoutException _) {
      return retryable("no connection");
    } catch (IOException | TimeoutException e) {
      return new CallOutcome.Unknown("no answer: " + e.getClass().getSimpleName());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new CallOutcome.Unknown("interrupted");
    }
  }

  private HttpRequest addressed(HttpRequest.Builder request, Endpoint endpoint, Order order) {
    return request
        .uri(URI.create(endpoint.baseUrl() + order.path()))
        .timeout(config.answerTimeout())
        .header("Authorization", "Bearer " + endpoint.token())
        .header("X-On-Behalf-Of", order.user().value())
        .header("Accept", "application/json, application/problem+json")
        .build();
  }

  /** The time limit holds for the body too: it may come byte by byte. */
  private HttpAnswer send(HttpRequest request)
      throws IOException, InterruptedException, TimeoutException {
    var answering =
        http.sendAsync(
            request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), config.answerBytesMax()));
    try {
      HttpResponse<byte[]> answer =
          answering.get(config.answerTimeout().toMillis(), TimeUnit.MILLISECONDS);
      return new HttpAnswer(answer.statusCode(), answer.body(), retryAfter(answer));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IOException(e.getCause());
    } finally {
      answering.cancel(true);
    }
  }

  private static CallOutcome outcome(HttpAnswer answer, Understanding understanding) {
    int status = answer.status();
    String detail = "answered " + status;
    if (status == 401 || status == 429 || status == 503) {
      return new CallOutcome.Retryable(detail, answer.retryAfter());
    }
    if (status >= 500 || status == 408) {
      return new CallOutcome.Unknown(detail);
    }
    try {
      return understanding.of(answer);
    } catch (UnfitAnswer unfit) {
      return new CallOutcome.Unknown(detail + ", " + unfit.getMessage());
    }
  }

  private static CallOutcome retryable(String detail) {
    return new CallOutcome.Retryable(detail, Optional.empty());
  }

  private static Optional<Duration> retryAfter(HttpResponse<?> answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .filter(text -> text.matches("[0-9]{1,9}"))
        .map(Integer::parseInt)
        .map(seconds -> Duration.ofSeconds(Math.min(seconds, RETRY_AFTER_SECONDS_MAX)));
  }
}
