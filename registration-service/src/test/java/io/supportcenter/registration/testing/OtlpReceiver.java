package io.supportcenter.registration.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A collector of traces: OTLP over HTTP, in binary protobuf (OTLP 1.0, section 4.2). */
public final class OtlpReceiver implements AutoCloseable {

  private final List<Received> spans = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  /**
   * A span as it arrived; ids in hexadecimal.
   *
   * @param parent empty for the first of a trace
   * @param links ids of other spans
   */
  public record Received(
      String trace, String id, String parent, String name, List<String> links, long nanos) {

    static Received of(Span span) {
      return new Received(
          hex(span.getTraceId().toByteArray()),
          hex(span.getSpanId().toByteArray()),
          hex(span.getParentSpanId().toByteArray()),
          span.getName(),
          span.getLinksList().stream().map(l -> hex(l.getSpanId().toByteArray())).toList(),
          span.getEndTimeUnixNano() - span.getStartTimeUnixNano());
    }

    private static String hex(byte[] id) {
      return HexFormat.of().formatHex(id);
    }
  }

  public OtlpReceiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public List<Received> spans() {
    return List.copyOf(spans);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      ExportTraceServiceRequest request =
          ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
      request.getResourceSpansList().stream()
          .flatMap(resource -> resource.getScopeSpansList().stream())
          .flatMap(scope -> scope.getSpansList().stream())
          .map(Received::of)
          .forEach(spans::add);
      byte[] answer = ExportTraceServiceResponse.getDefaultInstance().toByteArray();
      exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
      exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
