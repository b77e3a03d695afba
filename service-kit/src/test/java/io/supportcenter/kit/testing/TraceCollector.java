package io.supportcenter.kit.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Takes traces as they are sent (OTLP over HTTP), and gives all of them back, unread. */
public final class TraceCollector {

  private final ByteArrayOutputStream received = new ByteArrayOutputStream();

  private TraceCollector() {}

  /** The address to send to; a GET gives back what was sent. */
  public static String start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      TraceCollector collector = new TraceCollector();
      server.createContext("/", collector::handle);
      server.start();
      return "http://127.0.0.1:" + server.getAddress().getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] answer = new byte[0];
      if (exchange.getRequestMethod().equals("GET")) {
        answer = received.toByteArray();
      } else {
        exchange.getRequestBody().transferTo(received);
      }
      exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
      exchange.getResponseBody().write(answer);
    }
  }
}
