package io.supportcenter.local.partners.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Instant;

/**
 * Serves {@code /{partnerId}/v1/...}: logs, misbehaves when told to, authenticates, and asks the
 * {@link PartnerApi}.
 */
final class PartnerGate implements HttpHandler {

  private final PartnerApi api;
  private final byte[] authorization;
  private final Faults faults;
  private final RequestLog log;

  PartnerGate(PartnerApi api, String token, Faults faults, RequestLog log) {
    this.api = api;
    this.authorization = ("Bearer " + token).getBytes(UTF_8);
    this.faults = faults;
    this.log = log;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    var request = Request.of(exchange.getRequestMethod(), exchange.getRequestURI());
    var partnerId = request.path().getFirst();
    var fault = faults.next(partnerId);
    if (!delay(faults.latencyMs(partnerId))) {
      exchange.close();
      return;
    }
    switch (fault) {
      case Fault.Down _ -> closeWithoutAnswer(exchange, "down");
      case Fault.Fail fail -> answer(exchange, failure(fail), 0);
      case Fault.DropAnswer _ -> {
        answerTo(exchange, request);
        closeWithoutAnswer(exchange, "dropped");
      }
      case Fault.None _ ->
          answer(exchange, answerTo(exchange, request), faults.answerDelayMs(partnerId));
    }
  }

  private Answer answerTo(HttpExchange exchange, Request request) throws IOException {
    try {
      return authenticatedAnswerTo(exchange, request);
    } catch (ProblemException e) {
      return Answer.problem(e.problem());
    }
  }

  private Answer authenticatedAnswerTo(HttpExchange exchange, Request request) throws IOException {
    if (!isAuthenticated(exchange)) {
      return Answer.problem(
              Problem.of(401, "UNAUTHORIZED", "Not authenticated", "Send the partner token."))
          .withHeader("WWW-Authenticate", "Bearer");
    }
    var path = request.path();
    if (path.size() < 3 || !path.get(1).equals("v1") || !api.partnerIds().contains(path.get(0))) {
      return Answer.problem(Problem.notFound());
    }
    var rest = new Request(request.method(), path.subList(2, path.size()), request.query());
    return request.method().equals("GET")
        ? api.get(path.getFirst(), rest)
        : api.change(path.getFirst(), rest, Content.of(exchange));
  }

  private boolean isAuthenticated(HttpExchange exchange) {
    var sent = exchange.getRequestHeaders().getFirst("Authorization");
    return sent != null && MessageDigest.isEqual(sent.getBytes(UTF_8), authorization);
  }

  private static Answer failure(Fault.Fail fail) {
    var answer =
        Answer.problem(
            Problem.of(fail.status(), "UNAVAILABLE", "Unavailable", "Failing on purpose."));
    return fail.retryAfter() == null
        ? answer
        : answer.withHeader("Retry-After", String.valueOf(fail.retryAfter()));
  }

  /** Logged before the delay: what is logged is done, though nobody may have heard of it yet. */
  private void answer(HttpExchange exchange, Answer answer, int delayMs) throws IOException {
    log.add(entry(exchange, String.valueOf(answer.status())));
    if (delay(delayMs)) {
      Exchanges.send(exchange, answer);
    } else {
      exchange.close();
    }
  }

  private void closeWithoutAnswer(HttpExchange exchange, String outcome) {
    log.add(entry(exchange, outcome));
    exchange.close();
  }

  private static RequestLog.Entry entry(HttpExchange exchange, String outcome) {
    var headers = exchange.getRequestHeaders();
    return new RequestLog.Entry(
        Instant.now(),
        exchange.getRequestMethod(),
        exchange.getRequestURI().toString(),
        outcome,
        headers.getFirst("X-On-Behalf-Of"),
        headers.getFirst("traceparent"));
  }

  /** Returns false when interrupted: the server stops. */
  private static boolean delay(int latencyMs) {
    try {
      Thread.sleep(latencyMs);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
