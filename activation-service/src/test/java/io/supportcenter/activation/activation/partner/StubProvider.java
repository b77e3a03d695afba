package io.supportcenter.activation.activation.partner;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.supportcenter.activation.provider.CodeMeaning;
import io.supportcenter.activation.provider.ErrorCodes;
import io.supportcenter.activation.testing.Tmf640;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.partner.AddressRules;
import io.supportcenter.kit.partner.PartnerClient;
import io.supportcenter.kit.partner.PartnerEndpoint;
import io.supportcenter.kit.partner.PartnerLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A provider that answers as a test says, and what talks to it. */
final class StubProvider implements AutoCloseable {

  record Answer(int status, String body, Map<String, String> headers) {}

  /** One request as it arrived. */
  record Asked(String method, String path, String query, String contentType, String body) {

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  private record Limits() implements PartnerLimits {
    @Override
    public int answerBytesMax() {
      return 100_000;
    }

    @Override
    public Duration connectTimeout() {
      return Duration.ofSeconds(5);
    }

    @Override
    public Duration answerTimeout() {
      return Duration.ofSeconds(5);
    }
  }

  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Map<String, CodeMeaning> codes = new HashMap<>();
  private final HttpServer server;
  final PartnerEndpoint endpoint;
  final OwnServices own;
  final ProviderServices services;
  final ProviderEndings endings;

  StubProvider() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    endpoint =
        new PartnerEndpoint("radio", "http://127.0.0.1:" + server.getAddress().getPort(), "token");
    PartnerClient client =
        new PartnerClient(
            _ -> Optional.of(endpoint),
            AddressRules.of(List.of("127.0.0.0/8"), true),
            new Limits(),
            new CallOutcome.Retryable("-"));
    ProviderResources resources = new ProviderResources(client);
    own = new OwnServices(client);
    services =
        new ProviderServices(
            client,
            new ProviderKeys(client, Duration.ofMinutes(1)),
            new ProviderCodes(_ -> new ErrorCodes(codes)),
            resources,
            own);
    endings = new ProviderEndings(resources);
  }

  /**
   * @param request such as {@code GET /service}, with the query if only that one is meant
   */
  void answers(String request, int status, String body) {
    answers(request, status, body, Map.of());
  }

  void answers(String request, int status, String body, Map<String, String> headers) {
    answers.put(request, new Answer(status, body, headers));
  }

  void means(String code, CodeMeaning meaning) {
    codes.put(code, meaning);
  }

  /** What was asked, in order. */
  List<String> asked() {
    return asked.stream().map(Asked::toString).toList();
  }

  List<Asked> requests() {
    return List.copyOf(asked);
  }

  /** All requests that it got are of TMF640. */
  void assertConforming(Tmf640 official) {
    asked.stream()
        .filter(request -> !request.path().equals("/jwks.json"))
        .forEach(request ->
            official.assertAllows(
                request.method(), request.path(), request.contentType(), request.body()));
  }

  private void answer(HttpExchange exchange) throws IOException {
    Asked request =
        new Asked(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getPath(),
            String.valueOf(exchange.getRequestURI().getQuery()),
            String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    asked.add(request);
    Answer answer =
        Optional.ofNullable(answers.get(request + "?" + request.query()))
            .orElseGet(
                () -> answers.getOrDefault(request.toString(), new Answer(200, "{}", Map.of())));
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
