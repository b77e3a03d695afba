package io.supportcenter.local.partners.http;

import com.fasterxml.jackson.core.JacksonException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.lang.System.Logger.Level;

/** Reading and writing of HTTP bodies. */
final class Exchanges {

  private static final int BODY_BYTES_MAX = 64 * 1024 * 1024;

  private static final System.Logger LOG = System.getLogger(Exchanges.class.getName());

  private Exchanges() {}

  /** The handler, with its exceptions turned into problem answers. */
  static HttpHandler guarded(HttpHandler handler) {
    return exchange -> {
      try {
        handler.handle(exchange);
      } catch (ProblemException e) {
        send(exchange, Answer.problem(e.problem()));
      } catch (JacksonException e) {
        send(exchange, Answer.problem(Problem.invalidRequest(e.getOriginalMessage())));
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "Request failed", e);
        send(exchange, Answer.problem(internalError()));
      }
    };
  }

  private static Problem internalError() {
    return Problem.of(500, "INTERNAL", "Internal error", "The simulator has a fault of its own.");
  }

  static byte[] body(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX + 1);
    if (body.length > BODY_BYTES_MAX) {
      throw new ProblemException(
          Problem.of(413, "TOO_LARGE", "The body is too large", "At most 64 MiB are read."));
    }
    return body;
  }

  static void send(HttpExchange exchange, Answer answer) throws IOException {
    byte[] body =
        answer.body() instanceof byte[] bytes
            ? bytes
            : Json.MAPPER.writeValueAsBytes(answer.body());
    exchange.getResponseHeaders().set("Content-Type", answer.contentType());
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
