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
  private final Script script;
  private final RequestLog log;

  PartnerGate(PartnerApi api, String token, Faults faults, Script script, RequestLog log) {
    this.api = api;
    this.authorization = ("Bearer " + token).getBytes(UTF_8);
    this.faults = faults;
    this.script = script;
    this.log = log;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    var request = Request.of(exchange.getRequestMethod(), exchange.getRequestURI());
    var partnerId = request.path().getFirst();
    var fault = faults.next(partnerId, request.method());
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
      case Fault.None _ -> {
        var scripted = script.next(partnerId, rest(request));
        if (scripted.isPresent()) {
          play(exchange, request, scripted.get());
        } else {
          answer(exchange, answerTo(exchange, request), faults.answerDelayMs(partnerId));
        }
      }
    }
  }

  private void play(HttpExchange exchange, Request request, ScriptedAnswer scripted)
      throws IOException {
    var content = Content.of(exchange);
    if (!isAuthenticated(exchange) || scripted.serve()) {
      var own = answerTo(exchange, request, content);
      if (!scripted.serve()) {
        answer(exchange, own, 0);
        return;
      }
    }
    if (scripted.drop()) {
      closeWithoutAnswer(exchange, "dropped");
    } else {
      answer(exchange, Script.filled(scripted, request, content), scripted.delayMs());
    }
  }

  private Answer answerTo(HttpExchange exchange, Request request) throws IOException {
    return answerTo(exchange, request, Content.of(exchange));
  }

  private Answer answerTo(HttpExchange exchange, Request request, Content content) {
    try {
      return authenticatedAnswerTo(exchange, request, content);
    } catch (ProblemException e) {
      return Answer.problem(e.problem());
    }
  }

  private Answer authenticatedAnswerTo(HttpExchange exchange, Request request, Content content) {
    if (!isAuthenticated(exchange)) {
      return Answer.problem(
              Problem.of(401, "UNAUTHORIZED", "Not authenticated", "Send the partner token."))
          .withHeader("WWW-Authenticate", "Bearer");
    }
    var path = request.path();
    if (path.size() < 3 || !path.get(1).equals("v1") || !api.partnerIds().contains(path.get(0))) {
      return Answer.problem(Problem.notFound());
    }
    return request.method().equals("GET")
        ? api.get(path.getFirst(), rest(request))
        : api.change(path.getFirst(), rest(request), content);
  }

  /** With the path that follows {@code /{partnerId}/v1/}. */
  private static Request rest(Request request) {
    var path = request.path();
    return new Request(
        request.method(), path.subList(Math.min(2, path.size()), path.size()), request.query());
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
