package io.supportcenter.reactivation.accountsystem;

import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.partner.BackendHttp;
import io.supportcenter.kit.partner.NoAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;

/**
 * Speaks to account systems over HTTP. Only a request that surely had no effect is retryable; where
 * the answer was lost, or tells of a fault in the middle, the outcome is unknown.
 */
@ApplicationScoped
class AccountSystemHttp {

  /** What an answer means. */
  @FunctionalInterface
  interface Understanding {
    CallOutcome of(HttpResponse<byte[]> answer) throws UnfitAnswer;
  }

  private final Endpoints endpoints;
  private final BackendHttp http;

  AccountSystemHttp(Endpoints endpoints, AccountSystemsConfig config) {
    this.endpoints = endpoints;
    http = new BackendHttp(config);
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
      return outcome(http.send(addressed(request, endpoint.get(), order)), understanding);
    } catch (NoAnswer none) {
      return none.outcome();
    }
  }

  private static HttpRequest.Builder addressed(
      HttpRequest.Builder request, Endpoint endpoint, Order order) {
    return request
        .uri(URI.create(endpoint.baseUrl() + order.path()))
        .header("Authorization", "Bearer " + endpoint.token())
        .header("X-On-Behalf-Of", order.user().value())
        .header("Accept", "application/json, application/problem+json");
  }

  private static CallOutcome outcome(HttpResponse<byte[]> answer, Understanding understanding) {
    int status = answer.statusCode();
    String detail = "answered " + status;
    if (status == 401 || status == 429 || status == 503) {
      return new CallOutcome.Retryable(detail, BackendHttp.retryAfter(answer));
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
}
