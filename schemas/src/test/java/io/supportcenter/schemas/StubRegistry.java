package io.supportcenter.schemas;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A registry that has what a test puts there, and that may be made to answer nothing. */
final class StubRegistry implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final HttpServer server;
  private final String scheme;
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final List<String> authorizations = Collections.synchronizedList(new ArrayList<>());
  private volatile boolean silent;

  StubRegistry() throws IOException {
    this(HttpServer.create(ANY_PORT, 0), "http");
  }

  /** With TLS. */
  StubRegistry(SSLContext identity) throws IOException {
    this(secure(identity), "https");
  }

  private static HttpServer secure(SSLContext identity) throws IOException {
    HttpsServer server = HttpsServer.create(ANY_PORT, 0);
    server.setHttpsConfigurator(new HttpsConfigurator(identity));
    return server;
  }

  private StubRegistry(HttpServer server, String scheme) {
    this.server = server;
    this.scheme = scheme;
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return scheme + "://127.0.0.1:" + server.getAddress().getPort();
  }

  void has(int id, String schema) {
    has("/schemas/ids/" + id, Map.of("schema", schema));
  }

  void has(String path, Map<String, ?> answer) {
    try {
      answers.put(path, JSON.writeValueAsString(answer));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** From now on connections stay open without an answer. */
  void fallSilent() {
    silent = true;
  }

  List<String> asked() {
    return List.copyOf(asked);
  }

  List<String> authorizations() {
    return List.copyOf(authorizations);
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.add(exchange.getRequestURI().getPath());
    authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    String answer = answers.get(exchange.getRequestURI().getPath());
    byte[] body = (answer == null ? "{}" : answer).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(
        answer == null ? 404 : 200, silent ? body.length + 1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.getResponseBody().flush();
    if (!silent) {
      exchange.close();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }

  RegistryAccess access() {
    return access(Optional.empty());
  }

  RegistryAccess access(Optional<Path> caFile) {
    return new RegistryAccess(
        url(),
        Optional.of(new RegistryAccess.Credentials("centre", "secret")),
        caFile,
        false,
        Duration.ofMinutes(1));
  }
}
