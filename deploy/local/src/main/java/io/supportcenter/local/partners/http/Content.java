package io.supportcenter.local.partners.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Body and headers of a request that changes something. */
public record Content(byte[] body, Headers headers) {

  /**
   * The body as JSON.
   *
   * @throws ProblemException when it is none
   */
  public JsonNode json() {
    try {
      return Json.MAPPER.readTree(new String(body, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new ProblemException(Problem.invalidRequest(e.getOriginalMessage()));
    }
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.getFirst(name));
  }

  static Content of(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
    return new Content(Exchanges.body(exchange), exchange.getRequestHeaders());
  }
}
