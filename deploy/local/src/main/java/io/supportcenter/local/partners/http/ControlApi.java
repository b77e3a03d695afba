package io.supportcenter.local.partners.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Serves {@code /control/...}, by which a test or a person steers the simulator: {@code faults},
 * {@code script}, {@code requests}, and the {@link PartnerApi}'s additions. Needs no token; the
 * server listens on loopback only.
 */
final class ControlApi implements HttpHandler {

  private final PartnerApi api;
  private final Faults faults;
  private final Script script;
  private final RequestLog log;

  ControlApi(PartnerApi api, Faults faults, Script script, RequestLog log) {
    this.api = api;
    this.faults = faults;
    this.script = script;
    this.log = log;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    Exchanges.send(exchange, route(exchange));
  }

  private Answer route(HttpExchange exchange) throws IOException {
    var request = Request.of(exchange.getRequestMethod(), exchange.getRequestURI());
    var command = request.method() + " " + String.join("/", request.path());
    if (command.equals("POST control/" + api.additionName())) {
      return add(exchange);
    }
    return switch (command) {
      case "PUT control/faults" -> setFaults(exchange, partner(request));
      case "DELETE control/faults" -> clearFaults(partner(request));
      case "PUT control/script" -> setScript(exchange, partner(request));
      case "DELETE control/script" -> clearScript(partner(request));
      case "GET control/requests" ->
          Answer.ok(log.summary(request.parameter("contains").orElse("")));
      case "DELETE control/requests" -> clearRequests();
      default -> Answer.problem(Problem.notFound());
    };
  }

  private Answer setFaults(HttpExchange exchange, String partnerId) throws IOException {
    var plan = Json.MAPPER.readValue(Exchanges.body(exchange), FaultPlan.class);
    faults.set(partnerId, plan);
    return Answer.ok(plan);
  }

  private Answer clearFaults(String partnerId) {
    faults.clear(partnerId);
    return Answer.ok(Map.of());
  }

  private Answer setScript(HttpExchange exchange, String partnerId) throws IOException {
    if (partnerId == null) {
      throw new ProblemException(Problem.invalidRequest("partner is needed"));
    }
    var answers = Json.MAPPER.readValue(Exchanges.body(exchange), ScriptedAnswer[].class);
    script.set(partnerId, List.of(answers));
    return Answer.ok(Map.of("answers", answers.length));
  }

  private Answer clearScript(String partnerId) {
    script.clear(partnerId);
    return Answer.ok(Map.of());
  }

  private Answer clearRequests() {
    log.clear();
    return Answer.ok(Map.of());
  }

  private Answer add(HttpExchange exchange) throws IOException {
    JsonNode sent = Json.MAPPER.readTree(Exchanges.body(exchange));
    JsonNode array = sent.isArray() ? sent : Json.MAPPER.createArrayNode().add(sent);
    return Answer.ok(Map.of("added", api.add(array)));
  }

  private String partner(Request request) {
    var partnerId = request.parameter("partner").orElse(null);
    if (partnerId != null && !api.partnerIds().contains(partnerId)) {
      throw new ProblemException(Problem.invalidRequest("No partner " + partnerId));
    }
    return partnerId;
  }
}
