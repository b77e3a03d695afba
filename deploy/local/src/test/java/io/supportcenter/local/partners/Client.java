package io.supportcenter.local.partners;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.supportcenter.local.partners.http.PartnerApi;
import io.supportcenter.local.partners.http.PartnerServer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.stream.Collectors;

/** Calls a simulator as the support centre does. */
final class Client implements AutoCloseable {

  static final String TOKEN = "token-of-the-tests";

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI server;
  private final AutoCloseable owned;

  /** A simulator elsewhere. */
  Client(URI server) {
    this(server, () -> {});
  }

  private Client(URI server, AutoCloseable owned) {
    this.server = server;
    this.owned = owned;
  }

  /** A simulator of its own, which ends with the client. */
  static Client of(PartnerApi partners) throws IOException {
    PartnerServer server = PartnerServer.start(0, TOKEN, 0, partners);
    return new Client(server.uri(), server::close);
  }

  HttpResponse<String> get(String target) throws IOException, InterruptedException {
    return send(request(target).GET());
  }

  HttpResponse<String> getWithToken(String target, String token)
      throws IOException, InterruptedException {
    return send(request(target).setHeader("Authorization", "Bearer " + token).GET());
  }

  HttpResponse<String> put(String target, String body) throws IOException, InterruptedException {
    return send(request(target).PUT(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> post(String target, String body) throws IOException, InterruptedException {
    return send(request(target).POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> postWithKey(String target, String key, String body)
      throws IOException, InterruptedException {
    return send(request(target).header("Idempotency-Key", key).POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> patch(String target, String body) throws IOException, InterruptedException {
    return send(request(target).method("PATCH", BodyPublishers.ofString(body)));
  }

  HttpResponse<String> delete(String target) throws IOException, InterruptedException {
    return send(request(target).DELETE());
  }

  /**
   * All that is received over a plain socket: java.net.http repeats a GET automatically when
   * nothing is.
   */
  String getRaw(String target) throws IOException {
    try (var socket = new Socket(server.getHost(), server.getPort())) {
      var request =
          "GET %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
              .formatted(target, server.getHost(), TOKEN);
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  static String query(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), UTF_8))
        .collect(Collectors.joining("&", "?", ""));
  }

  @Override
  public void close() throws Exception {
    http.close();
    owned.close();
  }

  private HttpRequest.Builder request(String target) {
    return HttpRequest.newBuilder(server.resolve(target))
        .setHeader("Authorization", "Bearer " + TOKEN)
        .setHeader("X-On-Behalf-Of", "user-7")
        .setHeader("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
